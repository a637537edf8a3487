"""Events: one happening each, from triggers in the codebook to participants, place, time, tolls and stage."""
