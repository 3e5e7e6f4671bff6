def report = { new groovy.json.JsonSlurper().parse(new File(basedir, "target/$it/report.json")) }

assert report('europe').deployments.collect { [it.worker, it.verdict, it.caller.roles] } == [['orders-europe', 'allowed', ['Secrets Store Deployer']]]
assert report('america').deployments.collect { [it.worker, it.verdict, it.caller.token] } == [['orders-america', 'allowed', 'edit']]

// neither of ours, nor of Maven about this plugin
assert new File(basedir, 'build.log').readLines().findAll { it.contains('[WARNING]') } == []
