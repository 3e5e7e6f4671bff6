import groovy.json.JsonSlurper

(1..40).collect { String.format('m%02d', it) }.each { name ->
    def report = new JsonSlurper().parse(new File(basedir, "$name/target/secrets-store/report.json"))
    assert report.verdict == 'allowed'
    assert report.deployments.bindings.flatten()*.source == ['live']
}

// The modules share the account's facts: no request is made twice, although four modules run at a time.
def requests = new File(basedir, 'requests.txt').readLines()
assert !requests.isEmpty()
assert requests.countBy { it }.every { request, times -> times == 1 }, requests
assert requests.any { it.contains('/secrets') }
