-- The level of a liaison's unit is called so now that there are more levels than three.
UPDATE "unit" SET "level" = 'liaison' WHERE "level" = 'unit';
