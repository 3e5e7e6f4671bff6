def target = new File(basedir, 'target')
def log = new File(basedir, 'build.log').text
def worker = { new groovy.json.JsonSlurper().parse(new File(target, "$it/report.json")).deployments*.worker }

assert new File(target, 'secrets-store-eu').list().sort() == ['report.html', 'report.json']
assert new File(target, 'secrets-store-us').list().sort() == ['TEST-secrets-store.xml', 'report.json', 'report.sarif']
assert worker('secrets-store-eu') == ['shop-eu']
assert worker('secrets-store-us') == ['shop-us']
assert log.contains('holds the reports of the execution eu of it:two-executions:pom:1, which would be overwritten. ' +
        'Give each execution a reportDirectory of its own.')
