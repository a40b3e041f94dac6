-- A kept answer is read perhaps once in a thousand sales and forgotten after a day: making it smaller cost each sale more than it saved.
alter table idempotency set (toast_tuple_target = 8160);
