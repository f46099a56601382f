import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

/**
 * What happened on each day that is over, by unit and category, and by how much what stands open grew; derived from the
 * trail, can be made again. No reference to a unit: one may be gone that had reports then.
 */
export const dayFigures = pgTable(
  'day_figures',
  {
    day: date().notNull(),
    unitId: text('unit_id').notNull(),
    /** Empty: of no category. */
    categoryId: text('category_id').notNull(),
    received: integer().notNull(),
    arrived: integer().notNull(),
    responded: integer().notNull(),
    answered: integer().notNull(),
    reopened: integer().notNull(),
    archived: integer().notNull(),
    forwarded: integer().notNull(),
    closed: integer().notNull(),
    missed: integer().notNull(),
    /** Sums of working days. */
    daysToResponse: integer('days_to_response').notNull(),
    daysToAnswer: integer('days_to_answer').notNull(),
    /** By how much more than the day before. */
    open: integer().notNull(),
    notYetResponded: integer('not_yet_responded').notNull(),
    notYetSettled: integer('not_yet_settled').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.unitId, table.categoryId] })],
);
