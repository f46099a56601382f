/** The one door to deadlines: when they end, what time decides and when, and why. */
export { type Deadline, deadlines, isLate, nextDeadline, spanOf, toDueDate } from './deadline.ts';
export { explain } from './explain.ts';
export { type Moment, moments, scheduleOf } from './schedule.ts';
