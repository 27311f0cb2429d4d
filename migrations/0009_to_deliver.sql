-- What waits to be delivered is looked for on every first screen of the morning.

-- sales.order.summary and sales.order.list with to_deliver: orders with something left, few among all there ever were
create index sales_open_to_deliver on sales_open (to_deliver, document_id) where to_deliver > 0;
