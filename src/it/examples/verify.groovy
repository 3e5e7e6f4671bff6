def report = { path -> new groovy.json.JsonSlurper().parse(new File(basedir, path)) }
def log = new File(basedir, 'build.log').text

def modules = basedir.listFiles().findAll { new File(it, 'secrets-store.yaml').exists() }*.name - 'polyglot' - 'refused'
assert modules.size() > 10
modules.each { assert report("$it/target/secrets-store/report.json").verdict == 'allowed' }

// the two executions of one module, the second of what the build has written
def rendered = report('rendered-config/target/secrets-store-rendered/report.json')
assert rendered.verdict == 'allowed'
assert rendered.deployments*.config == ['rendered-config/target/worker/wrangler.toml']
assert new File(basedir, 'rendered-config/target/worker/src/index.js').exists()

// a Java module among Workers
assert new File(basedir, 'polyglot/service/target').list().any { it.endsWith('.jar') }
assert !new File(basedir, 'polyglot/service/target/secrets-store').exists()
assert report('polyglot/workers/checkout/target/secrets-store/report.json').verdict == 'allowed'
assert report('polyglot/workers/receipts/target/secrets-store/report.json').verdict == 'allowed'

// what is printed is what lies beside it; Maven's own lines differ from version to version, and a console that has no arrow, as
// with LC_ALL=C, gets another
assert report('refused/target/secrets-store/report.json').verdict == 'denied'
def plain = { text -> text.replace('\u2192', '->') }
new File(basedir, 'refused/expected-output.txt').eachLine('UTF-8') { line ->
    if (!(line =~ /^\[INFO\] (---|BUILD)|Failed to execute goal/)) {
        assert plain(log).contains(plain(line))
    }
}
