assert new File(basedir, 'build.log').text.contains('Secrets Store check skipped: secrets-store.skip is set.')
// that of the first run would be stale
assert !new File(basedir, 'target/secrets-store/report.json').exists()
