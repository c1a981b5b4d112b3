#!lua name=claimcode2

-- The gate in front of the ledger. Keys and values: RedisLayout. Rules of this file: every function checks first and
-- writes last (load does so bucket by bucket; load_new looks afterwards), none loops over more than its caller packed,
-- and nothing is believed unless this very server process was loaded (codes) and marked (redeemed claims). A server that
-- came back empty, older or as a promoted replica has another run id, so it answers NOT_READY, never "free" and never
-- "unknown".

local NOT_READY, STALE = 'N', 'S'

-- Behind a shard's places: nobody finds its codes there, so it is emptied when it is opened.
local DAMAGED = '.damaged'

-- A claim: state, owner, id, customer; while a held code is being redeemed, the order that holds it and until when (ms).
-- States: h held, u being redeemed, r redeemed, v voided. A hold's id is made of its owner.
local OWNER_FROM, OWNER_TO = 2, 13
local ID_FROM, ID_TO = 14, 29
local CUSTOMER_FROM, CUSTOMER_TO = 30, 41
local HOLD_OWNER_FROM, HOLD_OWNER_TO, HOLD_UNTIL_FROM = 42, 53, 54

local run_id

-- An upvalue lives as long as the process: after a restart the library is loaded again and asks again.
local function run()
  if not run_id then
    run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
  end
  return run_id
end

local function is_current(loaded, token)
  local state = redis.call('HMGET', loaded, 'run', 'token')
  return state[1] == run() and state[2] == token
end

-- KEYS loaded, marked -> run id, loaded run id, token, sealed, places, mark
local function status(keys)
  local state = redis.call('HMGET', keys[1], 'run', 'token', 'sealed', 'places')
  return {run(), state[1] or '', state[2] or '', state[3] or '', state[4] or '', redis.call('GET', keys[2]) or ''}
end

-- KEYS loaded, count  ARGV token, places -> OK
local function open(keys, args)
  if redis.call('HGET', keys[1], 'places') ~= args[2] then
    redis.call('DEL', keys[2])        -- the codes lie elsewhere or have other names: none counts as loaded
  end
  redis.call('HSET', keys[1], 'run', run(), 'token', args[1], 'sealed', '0', 'places', args[2])
  return 'OK'
end

-- Codes of which none is here are written without a look, which takes little more than half the time. Should one
-- have taken another's place nevertheless, the other is gone: the shard is shut and loaded again from nothing, and
-- then with a look.
local function load_new(keys, args)
  local call, sub, unpack_numbers = redis.call, string.sub, struct.unpack
  local packed, at, wanted, added, write = args[3], 1, 0, 0, {}
  while at <= #packed do
    local bucket, n = unpack_numbers('>HH', packed, at)
    at = at + 4
    for i = 1, 2 * n do
      write[i] = sub(packed, at, at + 11)
      at = at + 12
    end
    wanted = wanted + n
    added = added + call('HSET', string.format('%s%03x', keys[3], bucket), unpack(write, 1, 2 * n))
  end
  if added < wanted then
    local places = call('HGET', keys[1], 'places')
    call('HSET', keys[1], 'token', '', 'sealed', '0', 'places', places .. DAMAGED)
    return {STALE}
  end
  call('HINCRBY', keys[2], args[2], added)
  return {tostring(added)}
end

-- KEYS loaded, count, prefix of the shard's buckets
-- ARGV token, batch (4 bytes), groups: bucket (2 bytes), n (2 bytes), n times fingerprint (12) and entry (12),
-- how many codes the batch has here if none of these is here yet; nothing where that isn't known
-- -> added, then the fingerprints that another code has already
-- One bucket after the other is checked and written: of many small calls this is the hot loop, and its writes are
-- good one by one.
local function load(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  elseif (redis.call('HGET', keys[2], args[2]) or '0') == args[4] then
    return load_new(keys, args)
  end
  local call, sub, unpack_numbers = redis.call, string.sub, struct.unpack
  local packed, at, added, collisions = args[3], 1, 0, {}
  local fields, entries = {}, {}
  while at <= #packed do
    local bucket, n = unpack_numbers('>HH', packed, at)
    at = at + 4
    local key = string.format('%s%03x', keys[3], bucket)
    for i = 1, n do
      fields[i] = sub(packed, at, at + 11)
      entries[i] = sub(packed, at + 12, at + 23)
      at = at + 24
    end
    local known = call('HMGET', key, unpack(fields, 1, n))
    local write, last = {}, 0
    for i = 1, n do
      if not known[i] then
        write[last + 1] = fields[i]
        write[last + 2] = entries[i]
        last = last + 2
      elseif known[i] ~= entries[i] then
        collisions[#collisions + 1] = fields[i]
      end
    end
    if last > 0 then
      local new = call('HSET', key, unpack(write, 1, last))
      added = added + new
      if new < last / 2 then
        collisions[#collisions + 1] = write[1]      -- two codes of this very call have one name
      end
    end
  end
  if added > 0 then
    call('HINCRBY', keys[2], args[2], added)
  end
  return {tostring(added), unpack(collisions)}
end

-- KEYS loaded, count, prefix of the shard's buckets
-- ARGV token, batches that were given up (4 bytes each), groups: bucket (2 bytes), n (2 bytes), n times fingerprint (12)
-- -> OK or STALE, then the fingerprints that codes have. Codes of batches that were given up never worked: they go.
local function taken(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  end
  local given_up, packed, at, found, removals = {}, args[3], 1, {'OK'}, {}
  for from = 1, #args[2], 4 do
    given_up[string.sub(args[2], from, from + 3)] = true
  end
  while at <= #packed do
    local bucket, n = struct.unpack('>HH', packed, at)
    at = at + 4
    local key, fields = string.format('%s%03x', keys[3], bucket), {}
    for i = 1, n do
      fields[i] = string.sub(packed, at, at + 11)
      at = at + 12
    end
    for i, entry in ipairs(redis.call('HMGET', key, unpack(fields))) do
      local batch = entry and string.sub(entry, 5, 8)
      if batch and given_up[batch] then
        removals[#removals + 1] = {key, fields[i], batch}
      elseif batch then
        found[#found + 1] = fields[i]
      end
    end
  end
  for _, removal in ipairs(removals) do
    redis.call('HDEL', removal[1], removal[2])
    redis.call('HINCRBY', keys[2], removal[3], -1)
  end
  return found
end

-- KEYS loaded  ARGV token -> OK or STALE
local function seal(keys, args)
  if not is_current(keys[1], args[1]) then
    return STALE
  end
  redis.call('HSET', keys[1], 'sealed', '1')
  return 'OK'
end

-- KEYS loaded, marked  ARGV token -> OK or STALE
local function mark(keys, args)
  if not is_current(keys[1], args[1]) or redis.call('HGET', keys[1], 'sealed') ~= '1' then
    return STALE
  end
  redis.call('SET', keys[2], run() .. args[1])
  return 'OK'
end

local function is_verified(loaded, marked, places)
  local state = redis.call('HMGET', loaded, 'run', 'token', 'sealed', 'places')
  return state[1] == run() and state[3] == '1' and state[4] == places
      and redis.call('GET', marked) == state[1] .. state[2]
end

local function is_allowed(entry, tags)
  if tags == '*' then
    return true
  end
  local tag = string.sub(entry, 1, 4)
  for at = 1, #tags, 4 do
    if string.sub(tags, at, at + 3) == tag then
      return true
    end
  end
  return false
end

-- What a claim that is there means for a caller; nil where the caller may have it.
-- M mine and in flight, D mine and done, R redeemed, V voided, P being redeemed, H held
local function standing(claim, owner, id, customer)
  local state = string.sub(claim, 1, 1)
  if state == 'v' then
    return 'V'
  elseif string.sub(claim, ID_FROM, ID_TO) == id then
    return state == 'r' and 'D' or 'M'
  elseif state == 'r' then
    return 'R'
  elseif string.sub(claim, OWNER_FROM, OWNER_TO) == owner then
    return nil                        -- an order never blocks itself: of its two keys the ledger lets one redeem
  elseif state == 'u' then
    return 'P'
  elseif string.sub(claim, CUSTOMER_FROM, CUSTOMER_TO) == customer then
    return nil                        -- nor does a hold the customer's next cart
  end
  return 'H'
end

-- What has to be kept of a claim that is taken over, so that a redemption that comes to nothing leaves the hold behind.
local function kept(key, claim, state)
  if state == 'h' then
    return ''
  elseif string.sub(claim, 1, 1) == 'h' then
    return string.sub(claim, OWNER_FROM, OWNER_TO) .. tostring(redis.call('PEXPIRETIME', key))
  end
  return string.sub(claim, HOLD_OWNER_FROM)
end

-- state: u to redeem, h to hold, ? to look only
-- -> C claimed, F free, or the standing with the other's id and time left
local function take(key, state, owner, id, customer, milliseconds)
  local value = state .. owner .. id .. customer
  if state ~= '?' and redis.call('SET', key, value, 'NX', 'PX', milliseconds) then
    return {'C'}
  end
  local claim = redis.call('GET', key)
  if not claim then
    return {'F'}
  end
  local verdict = standing(claim, owner, id, customer)
  if verdict and (verdict ~= 'M' or state == '?') then
    return {verdict, string.sub(claim, ID_FROM, ID_TO), tostring(redis.call('PTTL', key))}
  elseif state == '?' then
    return {'F'}
  end
  local left = state == 'h' and 0 or redis.call('PTTL', key)
  redis.call('SET', key, value .. kept(key, claim, state), 'PX', math.max(tonumber(milliseconds), left))
  return {verdict or 'C'}
end

-- KEYS loaded, marked, bucket, claim
-- ARGV places, fingerprint, seller tags or *, state, owner, id, customer, milliseconds
-- -> N not ready, U unknown, or what take says, with the entry behind it and the shard's mark at the end
local function claim(keys, args)
  if not is_verified(keys[1], keys[2], args[1]) then
    return {NOT_READY}
  end
  local entry = redis.call('HGET', keys[3], args[2])
  if not entry or not is_allowed(entry, args[3]) then
    return {'U'}
  end
  local verdict = take(keys[4], args[4], args[5], args[6], args[7], args[8])
  return {verdict[1], entry, verdict[2] or '', verdict[3] or '', redis.call('GET', keys[2]) or ''}
end

-- KEYS turn  ARGV state, owner, id, customer, milliseconds
local function turn(keys, args)
  return take(keys[1], args[1], args[2], args[3], args[4], args[5])
end

-- KEYS claim  ARGV state (r or v), owner, id, customer -> 1 when the claim now stands for it.
-- The ledger has decided, so whoever holds or tries meanwhile loses; only another final claim stays.
local function settle(keys, args)
  local claim = redis.call('GET', keys[1])
  local state = claim and string.sub(claim, 1, 1)
  if args[1] == 'r' and (state == 'r' or state == 'v') and string.sub(claim, ID_FROM, ID_TO) ~= args[3] then
    return 0
  end
  redis.call('SET', keys[1], args[1] .. args[2] .. args[3] .. args[4])
  return 1
end

-- KEYS claim  ARGV id, states that may go, 1 to leave no hold behind -> 1 when it is gone, or again the hold that it was
local function release(keys, args)
  local claim = redis.call('GET', keys[1])
  if not claim or string.sub(claim, ID_FROM, ID_TO) ~= args[1]
      or not string.find(args[2], string.sub(claim, 1, 1), 1, true) then
    return 0
  end
  local owner = string.sub(claim, HOLD_OWNER_FROM, HOLD_OWNER_TO)
  if owner == '' or args[3] == '1' or string.sub(claim, 1, 1) ~= 'u' then
    redis.call('DEL', keys[1])
  else
    redis.call('SET', keys[1], 'h' .. owner .. owner .. 'hold' .. string.sub(claim, CUSTOMER_FROM, CUSTOMER_TO),
      'PXAT', string.sub(claim, HOLD_UNTIL_FROM))
  end
  return 1
end

-- KEYS claim  ARGV owner, milliseconds -> 1 when the order no longer holds it
-- While it is being redeemed only the hold behind that goes, and with it the time that was the hold's.
local function abandon(keys, args)
  local claim = redis.call('GET', keys[1])
  local state = claim and string.sub(claim, 1, 1)
  if state == 'h' and string.sub(claim, OWNER_FROM, OWNER_TO) == args[1] then
    redis.call('DEL', keys[1])
  elseif state == 'u' and string.sub(claim, HOLD_OWNER_FROM, HOLD_OWNER_TO) == args[1] then
    local left = math.min(redis.call('PTTL', keys[1]), tonumber(args[2]))
    redis.call('SET', keys[1], string.sub(claim, 1, CUSTOMER_TO), 'PX', math.max(1, left))
  else
    return 0
  end
  return 1
end

-- KEYS hold  ARGV what it holds, milliseconds
local function hold(keys, args)
  return redis.call('SET', keys[1], args[1], 'PX', args[2])
end

-- KEYS hold -> what it holds, or nothing
local function held(keys)
  return redis.call('GET', keys[1]) or ''
end

-- KEYS hold
local function unhold(keys)
  return redis.call('DEL', keys[1])
end

local function milliseconds()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- KEYS attempts  ARGV limit, window in milliseconds, fingerprint of an unknown code (or nothing: only ask)
-- -> milliseconds until the caller may try again, 0 when now. Different codes are counted, at most one more than allowed,
-- so whoever goes on guessing neither fills memory nor is shut out for longer.
local function attempt(keys, args)
  local limit, window, now = tonumber(args[1]), tonumber(args[2]), milliseconds()
  redis.call('ZREMRANGEBYSCORE', keys[1], '-inf', now - window)
  local count = redis.call('ZCARD', keys[1])
  if args[3] ~= '' and count <= limit and redis.call('ZADD', keys[1], 'NX', now, args[3]) == 1 then
    redis.call('PEXPIRE', keys[1], window)
    count = count + 1
  end
  if count <= limit then
    return 0
  end
  local oldest = redis.call('ZRANGE', keys[1], 0, 0, 'WITHSCORES')
  return math.max(1, tonumber(oldest[2]) + window - now)
end

-- KEYS suspicion  ARGV how many more, threshold, window in milliseconds -> their number when this reached the threshold
local function suspect(keys, args)
  local count = redis.call('INCRBY', keys[1], args[1])
  if count == tonumber(args[1]) then
    redis.call('PEXPIRE', keys[1], args[3])
  end
  local threshold = tonumber(args[2])
  return count >= threshold and count - tonumber(args[1]) < threshold and count or 0
end

redis.register_function{function_name = 'claimcode2_status', callback = status, flags = {'no-writes'}}
redis.register_function('claimcode2_open', open)
redis.register_function('claimcode2_load', load)
redis.register_function('claimcode2_taken', taken)
redis.register_function('claimcode2_seal', seal)
redis.register_function('claimcode2_mark', mark)
redis.register_function('claimcode2_claim', claim)
redis.register_function('claimcode2_turn', turn)
redis.register_function('claimcode2_settle', settle)
redis.register_function('claimcode2_release', release)
redis.register_function('claimcode2_abandon', abandon)
redis.register_function('claimcode2_hold', hold)
redis.register_function{function_name = 'claimcode2_held', callback = held, flags = {'no-writes'}}
redis.register_function('claimcode2_unhold', unhold)
redis.register_function('claimcode2_attempt', attempt)
redis.register_function('claimcode2_suspect', suspect)
