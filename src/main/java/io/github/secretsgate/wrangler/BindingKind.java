package io.github.secretsgate.wrangler;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a config that contribute bindings, in the order in which wrangler collects them.
 *
 * <p>Each has a field, a shape, and the string properties of its entries. The first is the binding's name; a {@code ?} marks an
 * optional one.
 *
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/workers-utils/src/config/validation.ts">validation.ts</a>
 * @see <a href="https://github.com/cloudflare/workers-sdk/blob/main/packages/deploy-helpers/src/deploy/helpers/binding-utils.ts">binding-utils.ts</a>
 */
enum BindingKind {
    ASSETS(Shape.BLOCK, "assets", "binding?", "directory?"),
    VARS(Shape.KEYS, "vars"),
    DURABLE_OBJECTS(Shape.BINDINGS, "durable_objects", "name", "class_name", "script_name?", "environment?"),
    WORKFLOWS(Shape.LIST, "workflows", "binding", "name", "class_name", "script_name?"),
    KV_NAMESPACES(Shape.LIST, "kv_namespaces", "binding", "id?", "preview_id?"),
    SEND_EMAIL(Shape.LIST, "send_email", "name", "destination_address?"),
    QUEUES(Shape.PRODUCERS, "queues", "binding", "queue?"),
    R2_BUCKETS(Shape.LIST, "r2_buckets", "binding", "bucket_name?", "preview_bucket_name?", "jurisdiction?"),
    D1_DATABASES(
            Shape.LIST,
            "d1_databases",
            "binding",
            "database_id?",
            "preview_database_id?",
            "database_name?",
            "migrations_dir?",
            "migrations_table?"),
    VECTORIZE(Shape.LIST, "vectorize", "binding", "index_name"),
    AI_SEARCH_NAMESPACES(Shape.LIST, "ai_search_namespaces", "binding", "namespace"),
    AI_SEARCH(Shape.LIST, "ai_search", "binding", "instance_name"),
    AGENT_MEMORY(Shape.LIST, "agent_memory", "binding", "namespace"),
    HYPERDRIVE(Shape.LIST, "hyperdrive", "binding", "id"),
    SERVICES(Shape.LIST, "services", "binding", "service", "environment?", "entrypoint?"),
    ANALYTICS_ENGINE_DATASETS(Shape.LIST, "analytics_engine_datasets", "binding", "dataset?"),
    DISPATCH_NAMESPACES(Shape.LIST, "dispatch_namespaces", "binding", "namespace?"),
    MTLS_CERTIFICATES(Shape.LIST, "mtls_certificates", "binding", "certificate_id"),
    UNSAFE(Shape.BINDINGS, "unsafe", "name", "type"),
    BROWSER(Shape.BLOCK, "browser", "binding"),
    ANALYTICS(Shape.BLOCK, "analytics", "binding"),
    AI(Shape.BLOCK, "ai", "binding"),
    IMAGES(Shape.BLOCK, "images", "binding"),
    STREAM(Shape.BLOCK, "stream", "binding"),
    MEDIA(Shape.BLOCK, "media", "binding"),
    PIPELINES(Shape.LIST, "pipelines", "binding", "stream?", "pipeline?"),
    K2(Shape.LIST, "k2", "binding", "stream"),
    SECRETS_STORE_SECRETS(Shape.LIST, "secrets_store_secrets", "binding", "store_id", "secret_name"),
    ARTIFACTS(Shape.LIST, "artifacts", "binding", "namespace"),
    UNSAFE_HELLO_WORLD(Shape.LIST, "unsafe_hello_world", "binding"),
    FLAGSHIP(Shape.LIST, "flagship", "binding", "app_id?"),
    WORKER_LOADERS(Shape.LIST, "worker_loaders", "binding"),
    RATELIMITS(Shape.LIST, "ratelimits", "name", "namespace_id"),
    VPC_SERVICES(Shape.LIST, "vpc_services", "binding", "service_id"),
    VPC_NETWORKS(Shape.LIST, "vpc_networks", "binding", "tunnel_id?", "network_id?"),
    VERSION_METADATA(Shape.BLOCK, "version_metadata", "binding"),
    LOGFWDR(Shape.BINDINGS, "logfwdr", "name", "destination"),
    WASM_MODULES(Shape.KEYS, "wasm_modules"),
    TEXT_BLOBS(Shape.KEYS, "text_blobs"),
    DATA_BLOBS(Shape.KEYS, "data_blobs");

    /** The form of a block's bindings. */
    enum Shape {
        /** A list of entries. */
        LIST,
        /** A table whose {@code bindings} are a list of entries. */
        BINDINGS,
        /** A table whose {@code producers} are a list of entries. */
        PRODUCERS,
        /** A table that is the one entry. */
        BLOCK,
        /** A table in which each key is a binding. */
        KEYS
    }

    private final Shape shape;
    private final String field;
    private final List<String> required = new ArrayList<>();
    private final List<String> optional = new ArrayList<>();

    BindingKind(Shape shape, String field, String... strings) {
        this.shape = shape;
        this.field = field;
        for (String name : strings) {
            if (name.endsWith("?")) {
                optional.add(name.substring(0, name.length() - 1));
            } else {
                required.add(name);
            }
        }
    }

    Shape shape() {
        return shape;
    }

    /** The field in the config. */
    String field() {
        return field;
    }

    /** The required string properties of an entry, in the order in which wrangler checks them. */
    List<String> required() {
        return required;
    }

    /** The optional string properties of an entry. */
    List<String> optional() {
        return optional;
    }

    /** The property that is the binding's name. */
    String nameKey() {
        return this == ASSETS ? "binding" : required.get(0);
    }

    /** Returns whether an environment without this field inherits it from the top level. */
    boolean inherited() {
        return this == ASSETS || this == LOGFWDR;
    }

    /** Returns whether every environment uses the top level's, and only that. */
    boolean topLevelOnly() {
        return this == WASM_MODULES || this == TEXT_BLOBS || this == DATA_BLOBS;
    }

    /** Returns whether an entry's own {@code type} replaces the kind's, because wrangler copies the whole entry. */
    boolean typeCanBeOverridden() {
        return shape != Shape.KEYS && this != ASSETS && this != SEND_EMAIL;
    }

    /** Returns whether {@code previews} can contain it, where wrangler checks it the same way. */
    boolean inPreviews() {
        return !(inherited() || topLevelOnly() || this == AGENT_MEMORY || this == VPC_NETWORKS);
    }
}
