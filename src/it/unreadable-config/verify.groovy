def log = new File(basedir, 'build.log').text
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/secrets-store/report.json'))

assert log.contains('wrangler.toml:2:8')
assert log.contains('wrangler.toml:6:')
assert !log.contains('s3cr3t-v4lu3')
assert report.verdict == 'invalid'
assert report.findings.collect { [it.rule, it.file, it.line] } ==
        [['config-unreadable', 'wrangler.toml', 2], ['config-unreadable', 'wrangler.toml', 6]]
