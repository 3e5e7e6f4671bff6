def log = new File(basedir, 'build.log').text
def report = { new groovy.json.JsonSlurper().parse(new File(basedir, "$it/report.json")) }

assert log.count('[WARNING] Secrets Store check skipped') == 2
assert log.contains('Parameter "tokenPermission": the pom\'s value "Edit" is used, not "Read" of -Dsecrets-store.tokenPermission.')
assert log.contains('The manifest of this module is module/secrets-store.yaml, not the root\'s secrets-store.yaml.')

['skip', 'tokenPermission', 'environments'].each {
    assert log.count("Parameter \"$it\" of the pom isn't used: the pipeline enforces the check.") == 3
}
['module/target/secrets-store', 'of-the-change'].each {
    assert report(it).findings.collect { it.rule } == ['caller-cannot-bind']
    assert report(it).deployments.size() == 3
}
assert report('of-the-change').findings[0].file == 'workers/a/wrangler.toml'
