package io.github.secretsgate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secretsgate.access.Service;
import io.github.secretsgate.finding.BoundSecret;
import io.github.secretsgate.finding.DeployCommand;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.inventory.Provenance;
import io.github.secretsgate.manifest.Deployer;
import io.github.secretsgate.manifest.Deployer.Kind;
import io.github.secretsgate.manifest.Deployer.Origin;
import io.github.secretsgate.result.CheckedBinding;
import io.github.secretsgate.result.CheckedDeployment;
import io.github.secretsgate.result.NotChecked;
import io.github.secretsgate.result.Report;
import io.github.secretsgate.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report for programs: everything, in a stable form. */
public final class JsonReport {
    private static final int SCHEMA_VERSION = 1;

    private final String version;

    /** @param version the plugin's version */
    public JsonReport(String version) {
        this.version = version;
    }

    /** Writes the report. */
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeObjectFieldStart("tool");
            json.writeStringField("name", "secrets-store-maven-plugin");
            json.writeStringField("version", version);
            json.writeEndObject();
            json.writeStringField("verdict", report.verdict().label());
            json.writeArrayFieldStart("deployments");
            for (CheckedDeployment deployment : report.deployments()) {
                deployment(json, deployment);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notChecked");
            for (NotChecked notChecked : report.notChecked()) {
                notChecked(json, notChecked);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (Finding finding : report.findings()) {
                finding(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void deployment(JsonGenerator json, CheckedDeployment checked) throws IOException {
        json.writeStartObject();
        json.writeStringField("config", checked.deployment().config().name());
        json.writeStringField("worker", checked.deployment().worker());
        json.writeStringField("deployedAs", checked.deployment().deployedAs());
        DeployCommand command = checked.deployment().deployedBy();
        json.writeStringField("deployedBy", command == null ? null : command.label());
        json.writeStringField("environment", checked.deployment().environment().name());
        caller(json, checked.deployer());
        json.writeStringField("verdict", checked.verdict().label());
        json.writeBooleanField("byWaiver", checked.byWaiver());
        json.writeArrayFieldStart("bindings");
        for (CheckedBinding binding : checked.bindings()) {
            binding(json, binding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void caller(JsonGenerator json, @Nullable Deployer caller) throws IOException {
        if (caller == null) {
            json.writeNullField("caller");
            return;
        }
        json.writeObjectFieldStart("caller");
        json.writeStringField("kind", caller.kind() == Kind.TOKEN ? "token" : "member");
        json.writeArrayFieldStart("grants");
        for (String grant : caller.grants()) {
            json.writeString(grant);
        }
        json.writeEndArray();
        declaredIn(json, caller.origin());
        boolean live = caller.origin() instanceof Origin.InCloudflare;
        json.writeStringField("source", (live ? Provenance.LIVE : Provenance.DECLARED).label());
        json.writeEndObject();
    }

    private static void declaredIn(JsonGenerator json, Origin declared) throws IOException {
        if (declared instanceof Origin.InManifest origin) {
            json.writeObjectFieldStart("declaredIn");
            json.writeStringField("file", origin.location().file().name());
            json.writeNumberField("line", origin.location().line());
            json.writeNumberField("column", origin.location().column());
            json.writeEndObject();
        } else if (declared instanceof Origin.InParameter origin) {
            json.writeObjectFieldStart("declaredIn");
            json.writeStringField("parameter", origin.name());
            json.writeEndObject();
        } else {
            json.writeNullField("declaredIn");
        }
    }

    private static void binding(JsonGenerator json, CheckedBinding checked) throws IOException {
        BoundSecret secret = checked.binding().secret();
        json.writeStartObject();
        json.writeStringField("binding", secret.binding());
        json.writeStringField("storeId", secret.storeId());
        json.writeStringField("secretName", secret.secretName());
        json.writeStringField("service", name(checked.service()));
        json.writeStringField("authorization", checked.authorization().label());
        json.writeStringField("scope", checked.scope().label());
        if (checked.provenance() != null) {
            json.writeStringField("source", checked.provenance().label());
        }
        json.writeNumberField("line", checked.binding().entry().line());
        json.writeNumberField("column", checked.binding().entry().column());
        json.writeEndObject();
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static void notChecked(JsonGenerator json, NotChecked notChecked) throws IOException {
        json.writeStartObject();
        json.writeStringField("config", notChecked.config());
        json.writeStringField("environment", notChecked.environment().name());
        json.writeStringField("why", notChecked.why());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", finding.severity().label());
        json.writeStringField("message", finding.message());
        if (finding.hint() != null) {
            json.writeStringField("hint", finding.hint());
        }
        json.writeStringField("helpUri", finding.rule().helpUri());
        if (finding.error() != null) {
            json.writeNumberField("cloudflareCode", finding.error().code());
            json.writeStringField("cloudflareMessage", finding.error().message());
        }
        location(json, finding.location());
        subject(json, finding);
        if (finding.waived() != null) {
            json.writeObjectFieldStart("waived");
            json.writeStringField("reason", finding.waived().reason());
            json.writeStringField("until", finding.waived().until().toString());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("related");
        for (Finding.Related related : finding.related()) {
            json.writeStartObject();
            json.writeStringField("file", related.location().file().name());
            json.writeNumberField("line", related.location().line());
            json.writeNumberField("column", related.location().column());
            json.writeStringField("message", related.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, @Nullable Location location) throws IOException {
        if (location != null) {
            json.writeStringField("file", location.file().name());
            json.writeNumberField("line", location.line());
            json.writeNumberField("column", location.column());
            json.writeNumberField("endLine", location.endLine());
            json.writeNumberField("endColumn", location.endColumn());
        }
    }

    private static void subject(JsonGenerator json, Finding finding) throws IOException {
        if (finding.subject() == null) {
            return;
        }
        if (finding.subject().environment() != null) {
            json.writeStringField("environment", finding.subject().environment().name());
        }
        json.writeArrayFieldStart("bindings");
        for (BoundSecret secret : finding.subject().secrets()) {
            json.writeString(secret.binding());
        }
        json.writeEndArray();
    }
}
