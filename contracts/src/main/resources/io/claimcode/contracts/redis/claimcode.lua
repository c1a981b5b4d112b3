#!lua name=claimcode3

-- The gate in front of the ledger. Keys and values: RedisLayout. Rules of this file: every function checks first and
-- writes last (load does so bucket by bucket), none loops over more than its caller packed, and nothing is believed
-- unless this very server process was loaded (codes) and marked (redeemed claims). A server that came back empty, older
-- or as a promoted replica has another run id, so it answers NOT_READY, never "free" and never "unknown".

local NOT_READY, STALE = 'N', 'S'

-- Codes lie in a bucket one behind the other: fingerprint, then entry.
local CODE, FINGERPRINT = 24, 12

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

-- What a fingerprint stands for among a bucket's codes; nil when it isn't there.
local function find_entry(codes, fingerprint)
  local at = string.find(codes, fingerprint, 1, true)
  while at and at % CODE ~= 1 do
    at = string.find(codes, fingerprint, at + 1, true)
  end
  return at and string.sub(codes, at + FINGERPRINT, at + CODE - 1)
end

-- Those of some codes that a bucket doesn't have; names the fingerprints that other codes have already.
local function missing(bucket, codes, collisions)
  local there, absent = redis.call('GET', bucket) or '', {}
  for at = 1, #codes, CODE do
    local code = string.sub(codes, at, at + CODE - 1)
    local fingerprint = string.sub(code, 1, FINGERPRINT)
    local entry = find_entry(there, fingerprint)
    if not entry then
      absent[#absent + 1] = code
      there = there .. code
    elseif entry ~= string.sub(code, FINGERPRINT + 1) then
      collisions[#collisions + 1] = fingerprint
    end
  end
  return table.concat(absent)
end

-- KEYS loaded, count, buckets
-- ARGV token, batch (4 bytes), how many codes the batch has here if none of these is here yet (nothing where that isn't
-- known), codes for each bucket
-- -> added, then the fingerprints that other codes have already
-- Of many small calls this is the hot loop. Codes of which none is here are written without a look, which takes a third
-- of the time; whoever loads them verifies their buckets afterwards.
local function load(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  end
  local call, bytes, collisions = redis.call, 0, {}
  local is_new = (call('HGET', keys[2], args[2]) or '0') == args[3]
  for i = 3, #keys do
    local codes = args[i + 1]
    if not is_new then
      codes = missing(keys[i], codes, collisions)
    end
    if #codes > 0 then
      call('APPEND', keys[i], codes)
      bytes = bytes + #codes
    end
  end
  if bytes > 0 then
    call('HINCRBY', keys[2], args[2], bytes / CODE)
  end
  return {tostring(bytes / CODE), unpack(collisions)}
end

-- KEYS loaded, buckets  ARGV token, 1 to tell the codes -> OK or STALE, then the codes of each bucket that has any
-- A string that grows is given room to grow on. Written at once it has none.
local function tidy(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  end
  local told = {'OK'}
  for i = 2, #keys do
    local codes = redis.call('GET', keys[i])
    if codes then
      redis.call('SET', keys[i], codes)
      told[#told + 1] = args[2] == '1' and codes or nil
    end
  end
  return told
end

-- KEYS loaded, count, buckets
-- ARGV token, batches that were given up (4 bytes each), fingerprints for each bucket
-- -> OK or STALE, then the fingerprints that codes have. Codes of batches that were given up never worked: they go.
local function taken(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  end
  local given_up, found, removals = {}, {'OK'}, {}
  for from = 1, #args[2], 4 do
    given_up[string.sub(args[2], from, from + 3)] = true
  end
  for i = 3, #keys do
    local codes = redis.call('GET', keys[i]) or ''
    for at = 1, #args[i], FINGERPRINT do
      local fingerprint = string.sub(args[i], at, at + FINGERPRINT - 1)
      local entry = find_entry(codes, fingerprint)
      local batch = entry and string.sub(entry, 5, 8)
      if batch and given_up[batch] then
        removals[#removals + 1] = {keys[i], fingerprint .. entry, batch}
      elseif batch then
        found[#found + 1] = fingerprint
      end
    end
  end
  for _, removal in ipairs(removals) do
    local kept, codes = {}, redis.call('GET', removal[1])
    for at = 1, #codes, CODE do
      local code = string.sub(codes, at, at + CODE - 1)
      if code ~= removal[2] then
        kept[#kept + 1] = code
      end
    end
    redis.call('SET', removal[1], table.concat(kept))
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
  local entry = find_entry(redis.call('GET', keys[3]) or '', args[2])
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

redis.register_function{function_name = 'claimcode3_status', callback = status, flags = {'no-writes'}}
redis.register_function('claimcode3_open', open)
redis.register_function('claimcode3_load', load)
redis.register_function('claimcode3_tidy', tidy)
redis.register_function('claimcode3_taken', taken)
redis.register_function('claimcode3_seal', seal)
redis.register_function('claimcode3_mark', mark)
redis.register_function('claimcode3_claim', claim)
redis.register_function('claimcode3_turn', turn)
redis.register_function('claimcode3_settle', settle)
redis.register_function('claimcode3_release', release)
redis.register_function('claimcode3_abandon', abandon)
redis.register_function('claimcode3_hold', hold)
redis.register_function{function_name = 'claimcode3_held', callback = held, flags = {'no-writes'}}
redis.register_function('claimcode3_unhold', unhold)
redis.register_function('claimcode3_attempt', attempt)
redis.register_function('claimcode3_suspect', suspect)
