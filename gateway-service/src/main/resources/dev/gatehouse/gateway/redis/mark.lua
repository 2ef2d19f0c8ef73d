#!lua
-- Writes a mark into both streams, unless another gateway has just done so. A mark says how many entries its stream has
-- taken in, itself included: a reader that has read fewer since the mark before has missed some.
--
-- KEYS[1]  mark:{0}            string, holds the last writer for a moment
-- KEYS[2]  session-events
-- KEYS[3]  client-events
-- ARGV[1]  the writer's name
-- ARGV[2]  how long no other mark is wanted, ms
--
-- Result: 1 when this call wrote the marks, else 0.
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return 0
end
for i = 2, 3 do
  local added = 0
  if redis.call('EXISTS', KEYS[i]) == 1 then
    local info = redis.call('XINFO', 'STREAM', KEYS[i])
    for field = 1, #info, 2 do
      if info[field] == 'entries-added' then added = info[field + 1] end
    end
  end
  redis.call('XADD', KEYS[i], '*', 'mark', ARGV[1], 'added', string.format('%.0f', added + 1))
end
return 1
