def log = new File(basedir, 'build.log').text
def manifest = new File(basedir, 'secrets-store.yaml').text

assert log.contains(':pull "-Dsecrets-store.update=manifest"')
assert log.contains('~ secret "stripe_key" of store "8f7a1cdced6342c18d223ece462fd88d": no scopes')
assert log.contains('Wrote secrets-store.yaml. Each changed line is marked CONFIRM: review it, then delete the mark.')
assert manifest.contains('  token: Account Secrets Store Edit\n')
assert manifest.contains('      stripe_key: [ai_gateway, workers]  # CONFIRM: bound by orders\n')
assert manifest.contains('      webhook_secret: [workers]  # CONFIRM: bound by orders\n')
assert log.contains('2 bindings allowed')
