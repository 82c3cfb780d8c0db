-- Who looks after what runs sees what people wrote, in messages and mails: that is nothing for a program.
alter table service_accounts
  drop constraint service_accounts_are_no_admins,
  add constraint service_accounts_are_no_admins
    check (not permissions && array['tasks:admin', 'users:admin', 'account:manage', 'operations:manage']);
