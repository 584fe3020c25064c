create table products (
  id bigint primary key,
  name varchar(100) not null,
  price decimal(10, 2) not null
);

create table orders (
  id bigint generated always as identity primary key,
  product_id bigint not null references products,
  quantity int not null,
  total decimal(12, 2) not null,
  paid boolean default false not null,
  placed_at timestamp with time zone default current_timestamp not null
);
