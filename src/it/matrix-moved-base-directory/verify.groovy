def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'checked/report.json'))

assert new File(basedir, 'target/reduced-pom.xml').exists()
assert report.findings.collect { [it.rule, it.file] } == [['caller-cannot-bind', 'wrangler.toml']]
