def report = { new groovy.json.JsonSlurper().parse(new File(basedir, "target/$it/report.json")) }

assert report('europe').deployments.collect { [it.worker, it.verdict, it.caller.grants] } == [['orders-europe', 'allowed', ['Secrets Store Deployer']]]
assert report('america').deployments.collect { [it.worker, it.verdict, it.caller.grants] } == [['orders-america', 'allowed', ['Account Secrets Store Edit']]]

// neither of ours, nor of Maven about this plugin
assert new File(basedir, 'build.log').readLines().findAll { it.contains('[WARNING]') } == []
