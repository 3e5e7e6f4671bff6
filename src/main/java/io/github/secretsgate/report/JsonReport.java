package io.github.secretsgate.report;

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
import io.github.secretsgate.source.JsonWriter;
import io.github.secretsgate.source.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The complete report for programs, in a stable format. */
public final class JsonReport {
    private static final int SCHEMA_VERSION = 1;

    private final String version;

    /** @param version the plugin's version */
    public JsonReport(String version) {
        this.version = version;
    }

    /** Writes the report. */
    public void write(Report report, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.field("schemaVersion", SCHEMA_VERSION);
        json.beginObject("tool");
        json.field("name", "secrets-store-maven-plugin");
        json.field("version", version);
        json.endObject();
        json.field("verdict", report.verdict().label());
        json.beginArray("deployments");
        for (CheckedDeployment deployment : report.deployments()) {
            deployment(json, deployment);
        }
        json.endArray();
        json.beginArray("notChecked");
        for (NotChecked notChecked : report.notChecked()) {
            notChecked(json, notChecked);
        }
        json.endArray();
        json.beginArray("findings");
        for (Finding finding : report.findings()) {
            finding(json, finding);
        }
        json.endArray();
        json.endObject();
    }

    private static void deployment(JsonWriter json, CheckedDeployment checked) throws IOException {
        json.beginObject();
        json.field("config", checked.deployment().config().name());
        json.field("worker", checked.deployment().worker());
        json.field("deployedAs", checked.deployment().deployedAs());
        DeployCommand command = checked.deployment().deployedBy();
        json.field("deployedBy", command == null ? null : command.label());
        json.field("environment", checked.deployment().environment().name());
        caller(json, checked.deployer());
        json.field("verdict", checked.verdict().label());
        json.field("byWaiver", checked.byWaiver());
        json.beginArray("bindings");
        for (CheckedBinding binding : checked.bindings()) {
            binding(json, binding);
        }
        json.endArray();
        json.endObject();
    }

    private static void caller(JsonWriter json, @Nullable Deployer caller) throws IOException {
        if (caller == null) {
            json.field("caller", null);
            return;
        }
        json.beginObject("caller");
        json.field("kind", caller.kind() == Kind.TOKEN ? "token" : "member");
        json.beginArray("grants");
        for (String grant : caller.grants()) {
            json.value(grant);
        }
        json.endArray();
        declaredIn(json, caller.origin());
        boolean live = caller.origin() instanceof Origin.InCloudflare;
        json.field("source", (live ? Provenance.LIVE : Provenance.DECLARED).label());
        json.endObject();
    }

    private static void declaredIn(JsonWriter json, Origin declared) throws IOException {
        if (declared instanceof Origin.InManifest origin) {
            json.beginObject("declaredIn");
            json.field("file", origin.location().file().name());
            json.field("line", origin.location().line());
            json.field("column", origin.location().column());
            json.endObject();
        } else if (declared instanceof Origin.InParameter origin) {
            json.beginObject("declaredIn");
            json.field("parameter", origin.name());
            json.endObject();
        } else {
            json.field("declaredIn", null);
        }
    }

    private static void binding(JsonWriter json, CheckedBinding checked) throws IOException {
        BoundSecret secret = checked.binding().secret();
        json.beginObject();
        json.field("binding", secret.binding());
        json.field("storeId", secret.storeId());
        json.field("secretName", secret.secretName());
        json.field("service", name(checked.service()));
        json.field("authorization", checked.authorization().label());
        json.field("scope", checked.scope().label());
        if (checked.provenance() != null) {
            json.field("source", checked.provenance().label());
        }
        json.field("line", checked.binding().entry().line());
        json.field("column", checked.binding().entry().column());
        json.endObject();
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static void notChecked(JsonWriter json, NotChecked notChecked) throws IOException {
        json.beginObject();
        json.field("config", notChecked.config());
        json.field("environment", notChecked.environment().name());
        DeployCommand command = notChecked.deployedBy();
        json.field("deployedBy", command == null ? null : command.label());
        json.field("why", notChecked.why());
        json.endObject();
    }

    private static void finding(JsonWriter json, Finding finding) throws IOException {
        json.beginObject();
        json.field("rule", finding.rule().id());
        json.field("severity", finding.severity().label());
        json.field("message", finding.message());
        if (finding.hint() != null) {
            json.field("hint", finding.hint());
        }
        json.field("helpUri", finding.rule().helpUri());
        if (finding.error() != null) {
            json.field("cloudflareCode", finding.error().code());
            json.field("cloudflareMessage", finding.error().message());
        }
        location(json, finding.location());
        subject(json, finding);
        if (finding.waived() != null) {
            json.beginObject("waived");
            json.field("reason", finding.waived().reason());
            json.field("until", finding.waived().until().toString());
            json.endObject();
        }
        json.beginArray("related");
        for (Finding.Related related : finding.related()) {
            json.beginObject();
            json.field("file", related.location().file().name());
            json.field("line", related.location().line());
            json.field("column", related.location().column());
            json.field("message", related.message());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void location(JsonWriter json, @Nullable Location location) throws IOException {
        if (location != null) {
            json.field("file", location.file().name());
            json.field("line", location.line());
            json.field("column", location.column());
            json.field("endLine", location.endLine());
            json.field("endColumn", location.endColumn());
        }
    }

    private static void subject(JsonWriter json, Finding finding) throws IOException {
        if (finding.subject() == null) {
            return;
        }
        if (finding.subject().environment() != null) {
            json.field("environment", finding.subject().environment().name());
        }
        if (finding.subject().deployedBy() != null) {
            json.field("deployedBy", finding.subject().deployedBy().label());
        }
        json.beginArray("bindings");
        for (BoundSecret secret : finding.subject().secrets()) {
            json.value(secret.binding());
        }
        json.endArray();
    }
}
