#!lua name=claimcode1

-- The gate in front of the ledger. Keys and values: RedisLayout. Rules of this file: every function checks first and
-- writes last, none loops over more than its caller packed, and nothing is believed unless this very server process was
-- loaded (codes) and marked (redeemed claims). A server that came back empty, older or as a promoted replica has another
-- run id, so it answers NOT_READY, never "free" and never "unknown".

local NOT_READY, STALE = 'N', 'S'

local ID_FROM, ID_TO = 14, 29         -- of a claim: state 1, owner 2-13, id 14-29, customer 30-41
local OWNER_FROM, OWNER_TO = 2, 13
local CUSTOMER_FROM, CUSTOMER_TO = 30, 41

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

-- KEYS loaded, marked -> run id, loaded run id, token, sealed, buckets, mark
local function status(keys)
  local state = redis.call('HMGET', keys[1], 'run', 'token', 'sealed', 'buckets')
  return {run(), state[1] or '', state[2] or '', state[3] or '', state[4] or '', redis.call('GET', keys[2]) or ''}
end

-- KEYS loaded, count  ARGV token, buckets -> OK
local function open(keys, args)
  local buckets = redis.call('HGET', keys[1], 'buckets')
  if buckets and buckets ~= args[2] then
    redis.call('DEL', keys[2])        -- the codes lie in other buckets: none counts as loaded
  end
  redis.call('HSET', keys[1], 'run', run(), 'token', args[1], 'sealed', '0', 'buckets', args[2])
  return 'OK'
end

-- KEYS loaded, count, prefix of the shard's buckets
-- ARGV token, batch (4 bytes), groups: bucket (2 bytes), n (2 bytes), n times fingerprint (12) and entry (12)
-- -> added, then the fingerprints that another code has already
local function load(keys, args)
  if not is_current(keys[1], args[1]) then
    return {STALE}
  end
  local packed, at, added, writes, collisions = args[3], 1, 0, {}, {}
  while at <= #packed do
    local bucket, n = struct.unpack('>HH', packed, at)
    at = at + 4
    local key, fields, entries = string.format('%s%03x', keys[3], bucket), {}, {}
    for i = 1, n do
      fields[i] = string.sub(packed, at, at + 11)
      entries[i] = string.sub(packed, at + 12, at + 23)
      at = at + 24
    end
    local known = redis.call('HMGET', key, unpack(fields))
    local write = {'HSET', key}
    for i = 1, n do
      if not known[i] then
        write[#write + 1] = fields[i]
        write[#write + 1] = entries[i]
        added = added + 1
      elseif known[i] ~= entries[i] then
        collisions[#collisions + 1] = fields[i]
      end
    end
    if #write > 2 then
      writes[#writes + 1] = write
    end
  end
  for _, write in ipairs(writes) do
    redis.call(unpack(write))
  end
  if added > 0 then
    redis.call('HINCRBY', keys[2], args[2], added)
  end
  return {tostring(added), unpack(collisions)}
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

local function is_verified(loaded, marked, buckets)
  local state = redis.call('HMGET', loaded, 'run', 'token', 'sealed', 'buckets')
  return state[1] == run() and state[3] == '1' and state[4] == buckets
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
-- M mine and in flight, D mine and done, R redeemed, P being redeemed, H held
local function standing(claim, owner, id, customer)
  local state = string.sub(claim, 1, 1)
  if string.sub(claim, ID_FROM, ID_TO) == id then
    return state == 'r' and 'D' or 'M'
  elseif state == 'r' then
    return 'R'
  elseif state == 'u' then
    return 'P'
  elseif string.sub(claim, OWNER_FROM, OWNER_TO) == owner
      or string.sub(claim, CUSTOMER_FROM, CUSTOMER_TO) == customer then
    return nil                        -- a hold never blocks its own order, nor the customer's next cart
  end
  return 'H'
end

-- KEYS claim  ARGV owner, id, customer, milliseconds -> C claimed, or the standing with the other's id and time left
local function take(key, owner, id, customer, milliseconds)
  local value = 'u' .. owner .. id .. customer
  if redis.call('SET', key, value, 'NX', 'PX', milliseconds) then
    return {'C'}
  end
  local claim = redis.call('GET', key)
  local verdict = standing(claim, owner, id, customer)
  if not verdict then
    redis.call('SET', key, value, 'PX', milliseconds)
    return {'C'}
  elseif verdict == 'M' then
    redis.call('SET', key, value, 'PX', milliseconds)
    return {'M'}
  end
  return {verdict, string.sub(claim, ID_FROM, ID_TO), tostring(redis.call('PTTL', key))}
end

-- KEYS loaded, marked, bucket, claim
-- ARGV buckets, fingerprint, seller tags or *, owner, id, customer, milliseconds
-- -> N not ready, U unknown, or what take says, with the entry behind it
local function claim(keys, args)
  if not is_verified(keys[1], keys[2], args[1]) then
    return {NOT_READY}
  end
  local entry = redis.call('HGET', keys[3], args[2])
  if not entry or not is_allowed(entry, args[3]) then
    return {'U'}
  end
  local verdict = take(keys[4], args[4], args[5], args[6], args[7])
  return {verdict[1], entry, verdict[2] or '', verdict[3] or ''}
end

-- KEYS turn  ARGV owner, id, customer, milliseconds
local function turn(keys, args)
  return take(keys[1], args[1], args[2], args[3], args[4])
end

-- KEYS claim  ARGV owner, id, customer -> 1 when the claim now stands for this redemption
local function settle(keys, args)
  local claim = redis.call('GET', keys[1])
  if claim and string.sub(claim, ID_FROM, ID_TO) ~= args[2] then
    return 0
  end
  redis.call('SET', keys[1], 'r' .. args[1] .. args[2] .. args[3])
  return 1
end

-- KEYS claim  ARGV id, states that may go (u, r or both) -> 1 when it is gone
local function release(keys, args)
  local claim = redis.call('GET', keys[1])
  if not claim or string.sub(claim, ID_FROM, ID_TO) ~= args[1]
      or not string.find(args[2], string.sub(claim, 1, 1), 1, true) then
    return 0
  end
  redis.call('DEL', keys[1])
  return 1
end

redis.register_function{function_name = 'claimcode1_status', callback = status, flags = {'no-writes'}}
redis.register_function('claimcode1_open', open)
redis.register_function('claimcode1_load', load)
redis.register_function('claimcode1_seal', seal)
redis.register_function('claimcode1_mark', mark)
redis.register_function('claimcode1_claim', claim)
redis.register_function('claimcode1_turn', turn)
redis.register_function('claimcode1_settle', settle)
redis.register_function('claimcode1_release', release)
