-- A code is found by its id among millions of redemptions.
create index redemption_of_code on redemption (promotion_id, batch_number, serial);
