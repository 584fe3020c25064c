insert into products (id, name, price) values
  (1, 'Tea pot', 24.90),
  (2, 'Cup', 6.50),
  (3, 'Saucer', 4.20),
  (4, 'Tea, 100 g', 8.75),
  (5, 'Biscuits', 3.40);
