#!lua
-- Writes a mark into both streams, unless another gateway has just done so.
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
redis.call('XADD', KEYS[2], '*', 'mark', ARGV[1])
redis.call('XADD', KEYS[3], '*', 'mark', ARGV[1])
return 1
