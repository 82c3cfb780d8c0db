-- The day on which a person's week begins.
alter table users
  add column week_start text not null default 'monday' check (week_start in ('monday', 'saturday', 'sunday'));
