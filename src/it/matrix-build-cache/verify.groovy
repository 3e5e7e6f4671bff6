def log = new File(basedir, 'build.log').text

assert log.count("[WARNING] Maven's Build Cache Extension is active.") == 1
assert log.count('orders (top-level): 1 binding allowed') == 3
