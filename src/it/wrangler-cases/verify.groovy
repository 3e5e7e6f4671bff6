// answers.jsonl: what wrangler 4.164.0 made of each case.
def json = new groovy.json.JsonSlurper()
def reportOf = { json.parse(new File(basedir, "$it/target/secrets-store/report.json")) }

new File(basedir, 'answers.jsonl').eachLine { line ->
    def answer = json.parseText(line)
    def report = reportOf(answer.path)
    def deployment = report.deployments.find { it.environment == answer.env }
    def verdict = deployment?.verdict ?: report.verdict
    assert (verdict == 'invalid') == !answer.ok : line
    if (answer.ok) {
        assert deployment.bindings.collect { [it.binding, it.storeId, it.secretName] } ==
                answer.uploaded.collect { [it.name, it.store_id, it.secret_name] } : line
    }
}

// The manifest does not know the secret u, which comes in through unsafe.bindings.
assert reportOf('cases/unsafe-bindings-secret-env').findings.find { it.rule == 'secret-not-found' }.bindings == ['U']
