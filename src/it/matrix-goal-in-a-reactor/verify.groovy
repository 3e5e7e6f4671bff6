def log = new File(basedir, 'build.log').text
def report = { module, directory = 'secrets-store' ->
    def file = new File(basedir, "$module/target/$directory/report.json")
    file.exists() ? new groovy.json.JsonSlurper().parse(file) : null
}

// the module's manifest for one, the root's for the other, and the environments that a module's pom selects
assert report('mail').findings.collect { [it.rule, it.file, it.line] } == [['scope-missing', 'mail/wrangler.toml', 5]]
assert report('orders').deployments*.environment == ['production']
assert report('.') == null
assert new File(basedir, 'mail/target/secrets-store/report.sarif').exists()

assert log.contains('mail/wrangler.toml:5:69')
assert log.contains('Modules with something to check: orders, mail (2 of 4).')
assert log.contains('Modules with something to check: orders (1 of 3).')
assert log.contains('orders: checked in this build already, by an execution of its pom.')

// the fifth build: the execution has the usual directory, also where the goal runs before it
assert report('orders', 'secrets-store-command-line').verdict == 'allowed'

// each build but the last says it once, the fifth twice
assert log.count('orders-production (production): 1 binding allowed') == 6

// the last: nobody names the goal for a module without a Worker
assert log.contains('There is no wrangler.json, wrangler.jsonc or wrangler.toml in library.')
assert report('library').verdict == 'invalid'
