/** The sectors a loan can belong to, as the field names them. */
export const sectors = [
  'Agriculture',
  'Clothing',
  'Education',
  'Food',
  'Health',
  'Housing',
  'Retail',
  'Services',
  'Transportation',
] as const;
