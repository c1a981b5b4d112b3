#!/bin/sh
# Redeems a code of a new promotion with curl, against a running ./claimcode up.
set -eu
cd "$(dirname "$0")/../.."

seller=$(./claimcode token seller)
storefront=$(./claimcode token storefront)
today=$(date -u +%Y-%m-%d)

promotion=$(curl -fsS http://127.0.0.1:8081/v1/promotions \
    -H "Authorization: Bearer $seller" -H "Idempotency-Key: $(date +%s%N)" -H "Content-Type: application/json" \
    -d '{"type": "PERCENTAGE_OFF", "internalDescription": "Spring launch", "currency": "USD",
         "purchasedItems": {"kind": "SKUS", "values": ["SKU-1"]}, "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
         "schedule": {"startsAt": "'"$today"'T00:00", "endsAt": "2099-12-31T23:59", "timeZone": "UTC"},
         "claimCodeGroup": {"name": "Spring launch", "quantity": 1000}}' |
    sed 's/.*"id":"\([^"]*\)".*/\1/')

groups=http://127.0.0.1:8081/v1/promotions/$promotion/claim-code-groups
tries=0
until curl -fsS "$groups" -H "Authorization: Bearer $seller" | grep -q '"status":"READY"'; do
    tries=$((tries + 1))
    [ $tries -lt 60 ] || { echo "the codes are not ready" >&2; exit 1; }
    sleep 1
done
group=$(curl -fsS "$groups" -H "Authorization: Bearer $seller" | sed 's/.*"groupId":"\([^"]*\)".*/\1/')
code=$(curl -fsS "http://127.0.0.1:8082/v1/claim-code-groups/$group/codes" -H "Authorization: Bearer $seller" | sed -n 1p)

curl -fsS http://127.0.0.1:8083/v1/redemptions \
    -H "Authorization: Bearer $storefront" -H "Idempotency-Key: order-$group" -H "Content-Type: application/json" \
    -d '{"orderId": "o-'"$group"'", "customer": {"email": "ann@example.com"}, "codes": ["'"$code"'"], "currency": "USD",
         "items": [{"seller": "s-1", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}], "shipping": "4.99"}'
echo
