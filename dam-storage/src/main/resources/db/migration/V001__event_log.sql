create table domain_event_entry (
  global_index bigserial primary key,
  event_identifier varchar(255) not null unique,
  aggregate_identifier varchar(255) not null,
  sequence_number bigint not null,
  type varchar(255) not null,
  time_stamp varchar(255) not null,
  payload_type varchar(255) not null,
  payload_revision varchar(255),
  payload bytea not null,
  meta_data bytea,
  unique (aggregate_identifier, sequence_number)
);

create table snapshot_event_entry (
  event_identifier varchar(255) not null unique,
  aggregate_identifier varchar(255) not null,
  sequence_number bigint not null,
  type varchar(255) not null,
  time_stamp varchar(255) not null,
  payload_type varchar(255) not null,
  payload_revision varchar(255),
  payload bytea not null,
  meta_data bytea,
  primary key (aggregate_identifier, sequence_number, type)
);

create table token_entry (
  processor_name varchar(255) not null,
  segment int not null,
  token bytea,
  token_type varchar(255),
  timestamp varchar(255),
  owner varchar(255),
  primary key (processor_name, segment)
);

create table dead_letter_entry (
  dead_letter_id varchar(255) primary key,
  processing_group varchar(255) not null,
  sequence_identifier varchar(255) not null,
  sequence_index bigint not null,
  message_type varchar(255) not null,
  event_identifier varchar(255) not null,
  time_stamp varchar(255) not null,
  payload_type varchar(255) not null,
  payload_revision varchar(255),
  payload bytea not null,
  meta_data bytea,
  aggregate_type varchar(255),
  aggregate_identifier varchar(255),
  sequence_number bigint,
  token_type varchar(255),
  token bytea,
  enqueued_at varchar(255) not null,
  last_touched varchar(255),
  processing_started varchar(255),
  cause_type varchar(255),
  cause_message varchar(1023),
  diagnostics bytea,
  unique (processing_group, sequence_identifier, sequence_index)
);
