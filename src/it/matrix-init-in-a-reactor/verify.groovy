def manifest = new File(basedir, 'secrets-store.yaml').text

['orders', 'mail', 'root'].each { assert manifest.contains("${it}_key:") }
assert !new File(basedir, 'orders/secrets-store.yaml').exists()
