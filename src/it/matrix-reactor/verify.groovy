def reports = { run ->
    ['parent', 'library', 'orders', 'mail', 'notes'].collectEntries { module ->
        def file = new File(basedir, "$module/target/$run/report.json")
        [module, file.exists() ? new groovy.json.JsonSlurper().parse(file) : null]
    }.findAll { it.value != null }
}
def verdicts = { run -> reports(run).collectEntries { module, report -> [module, report.verdict] } }

assert verdicts('parallel') == [orders: 'allowed', mail: 'denied', notes: 'allowed']
assert verdicts('first') == [orders: 'allowed', mail: 'denied']
assert verdicts('resumed') == [notes: 'allowed']
assert verdicts('selected') == [orders: 'allowed']

// the parent's configuration, and that of a module over it
assert reports('parallel').collectEntries { module, report -> [module, report.deployments*.environment] } ==
        [orders: ['production'], mail: ['production'], notes: ['staging']]
