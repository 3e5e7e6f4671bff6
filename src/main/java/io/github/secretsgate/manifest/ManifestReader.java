package io.github.secretsgate.manifest;

import io.github.secretsgate.finding.Environment;
import io.github.secretsgate.finding.Finding;
import io.github.secretsgate.finding.NodeReader;
import io.github.secretsgate.finding.Quoted;
import io.github.secretsgate.inventory.Fact;
import io.github.secretsgate.inventory.Inventory;
import io.github.secretsgate.inventory.InventoryReader;
import io.github.secretsgate.manifest.Manifest.EnvironmentPolicy;
import io.github.secretsgate.source.Document;
import io.github.secretsgate.source.Format;
import io.github.secretsgate.source.Location;
import io.github.secretsgate.source.Node;
import io.github.secretsgate.source.Node.Mapping;
import io.github.secretsgate.source.Node.Member;
import io.github.secretsgate.source.SourceFile;
import io.github.secretsgate.source.SourceReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code secrets-store.yaml}, and the files that it names. */
public final class ManifestReader {
    public static final String MANIFEST = "secrets-store.yaml";
    private static final List<String> MANIFESTS = List.of(".yaml", ".yml");
    private static final List<String> INVENTORIES = List.of(".json");
    /** A limit, because each is compared with each environment of the configs. */
    private static final int MOST_ENVIRONMENTS = 1_000;

    /** A limit, because each is compared with each finding. */
    private static final int MOST_WAIVERS = 1_000;

    private static final Set<String> KEYS =
            Set.of("caller", "environments", "previews", "stores", "inventory", "ai-gateways", "waivers", "extends");
    private static final String SECTION = "(?m)^[{ \t]*+[\"']?(?:" + String.join("|", KEYS) + ")[\"']?[ \t]*+:";

    private static final Set<String> ENVIRONMENT_KEYS = Set.of("caller", "deploy");

    private final SourceReader reader;
    private final Path file;
    private final boolean own;
    private final NodeReader nodes = new NodeReader();
    private final NamedFiles files;
    private @Nullable Path base;
    private boolean complete = true;
    private boolean keysKnown = true;

    private ManifestReader(SourceReader reader, Path file, boolean own) {
        this.reader = reader;
        this.file = file;
        this.own = own;
        this.files = new NamedFiles(reader, nodes);
    }

    /** The path of a module's manifest, which may not exist: the named one, else the one next to the pom, else the root's. */
    public static Path locate(Path base, Path root, @Nullable Path named) {
        Path own = base.resolve(MANIFEST);
        Path shared = root.resolve(MANIFEST);
        if (named != null) {
            return base.resolve(named).normalize();
        }
        return isThere(own) || !isThere(shared) ? own : shared;
    }

    /** A file with the manifest's name but another extension; null if there is none. */
    public static @Nullable Path withOtherEnding(Path manifest) {
        Path other = manifest.resolveSibling("secrets-store.yml");
        return Files.isRegularFile(other) ? other : null;
    }

    /** Returns whether there is a manifest. A dangling link counts as one that can't be read, so that no other is used instead. */
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads a manifest that the build names. It can be in any directory.
     *
     * @param file the manifest
     * @param own whether it is the module's own file, not a shared one
     */
    public static Manifest read(SourceReader reader, Path file, boolean own) {
        return new ManifestReader(reader, file, own).read(true);
    }

    /**
     * Reads a manifest that {@link #locate} found. A link to it must lead to a manifest of the same repository.
     *
     * @param file the manifest
     * @param own whether it is the module's own file, not a shared one
     */
    public static Manifest readFound(SourceReader reader, Path file, boolean own) {
        return new ManifestReader(reader, file, own).read(false);
    }

    private Manifest read(boolean named) {
        Mapping written = named || files.isOurs(file, MANIFESTS) ? root(file) : null;
        Mapping sections = written == null ? null : withBase(written);
        if (sections == null) {
            sections = new Mapping(new SourceFile(reader.name(file), "", false).start(), Map.of());
            complete = false;
        }
        Deployer deployer = new DeployerReader(nodes).read(sections.member("caller"));
        Map<Environment, EnvironmentPolicy> environments = environments(sections.get("environments"));
        List<Waiver> waivers = waivers(sections.get("waivers"));
        List<AiGateway> gateways = new AiGatewayReader(nodes).read(sections.get("ai-gateways"));
        Fact<Inventory> inventory = inventory(sections);
        Fact<Deployer> undeclared = complete && keysKnown ? new Fact.Undeclared<>() : Fact.unclear();
        return new Manifest(
                reader.name(file),
                deployer == null ? undeclared : new Fact.Known<>(deployer),
                environments,
                policy(sections.member("previews"), "\"previews\"", "previews"),
                inventory,
                gateways,
                waivers,
                own,
                findings());
    }

    private List<Finding> findings() {
        return nodes.findings();
    }

    private @Nullable Mapping root(Path file) {
        Document document = reader.readPublic(file, Format.YAML);
        if (!isManifest(document)) {
            document.file().hideAll();
        }
        Mapping root = nodes.root(document);
        if (root != null) {
            keysKnown &= nodes.knownKeysOnly(root, "a manifest", KEYS); // a misspelled key isn't an undeclared one
        }
        return root;
    }

    /** A link, or a change to a pom, can make any file of the machine the manifest. Only a manifest is quoted. */
    private static boolean isManifest(Document document) {
        if (document.root() instanceof Mapping sections) {
            return !Collections.disjoint(sections.byKey().keySet(), KEYS);
        }
        return document.root() == null
                && Pattern.compile(SECTION).matcher(document.file().text()).find();
    }

    /** Adds the declarations of the manifest that it extends, except those that it replaces. Environments are merged by name. */
    private Mapping withBase(Mapping written) {
        Member extended = written.member("extends");
        if (extended == null) {
            return written;
        }
        base = files.named(file, extended.value(), "extends", MANIFESTS);
        Mapping shared = base == null ? null : root(base);
        if (shared == null) {
            complete = false;
            return written;
        }
        if (shared.get("extends") != null) {
            nodes.invalid(extended.value().location(), "The manifest that this one extends can't extend another one.");
        }
        Map<String, Member> sections = new LinkedHashMap<>(shared.byKey());
        sections.putAll(written.byKey());
        if (written.get("environments") instanceof Mapping ours
                && shared.get("environments") instanceof Mapping others) {
            Map<String, Member> environments = new LinkedHashMap<>(others.byKey());
            environments.putAll(ours.byKey());
            Member member = new Member("environments", ours.location(), new Mapping(ours.location(), environments));
            sections.put("environments", member);
        }
        return new Mapping(written.location(), sections);
    }

    private Map<Environment, EnvironmentPolicy> environments(@Nullable Node node) {
        Mapping names = node == null ? null : nodes.mapping(node, "\"environments\"");
        Map<Environment, EnvironmentPolicy> environments = new LinkedHashMap<>();
        if (names != null && names.members().size() > MOST_ENVIRONMENTS) {
            nodes.invalid(
                    names.location(),
                    "A manifest can declare " + MOST_ENVIRONMENTS + " environments. This one declares "
                            + names.members().size() + ".");
            return environments;
        }
        for (Member member : names == null ? List.<Member>of() : names.members()) {
            EnvironmentPolicy policy = policy(member, Quoted.of(member.key()), "an environment");
            if (policy != null) {
                environments.put(Environment.declared(member.key()), policy);
            }
        }
        return environments;
    }

    private @Nullable EnvironmentPolicy policy(@Nullable Member member, String what, String where) {
        Mapping policy = member == null ? null : nodes.mapping(member.value(), what);
        if (member == null || policy == null) {
            return null;
        }
        nodes.knownKeysOnly(policy, where, ENVIRONMENT_KEYS);
        Deployer deployer = new DeployerReader(nodes).read(policy.member("caller"));
        return new EnvironmentPolicy(deployer, neverDeployed(policy), member.keyLocation());
    }

    private @Nullable Location neverDeployed(Mapping policy) {
        Member deploy = policy.member("deploy");
        if (deploy == null) {
            return null;
        }
        String when = nodes.text(deploy.value(), "\"deploy\"");
        if (when != null && !when.equals("never")) {
            nodes.invalid(
                    deploy.value().location(),
                    "\"deploy\" accepts only \"never\". Remove it if this environment is deployed.");
        }
        return "never".equals(when) ? deploy.keyLocation().to(deploy.value().location()) : null;
    }

    private List<Waiver> waivers(@Nullable Node node) {
        WaiverReader waiverReader = new WaiverReader(nodes);
        List<Waiver> waivers = new ArrayList<>();
        List<Node> items = nodes.items(node, "\"waivers\" must be a list");
        if (node != null && items.size() > MOST_WAIVERS) {
            nodes.invalid(
                    node.location(),
                    "A manifest can have " + MOST_WAIVERS + " waivers. This one has " + items.size() + ".");
            return waivers;
        }
        for (Node item : items) {
            boolean ownWaiver = own && item.location().file().name().equals(reader.name(file));
            Waiver waiver = waiverReader.read(item, ownWaiver);
            if (waiver != null) {
                waivers.add(waiver);
            }
        }
        return waivers;
    }

    private Fact<Inventory> inventory(Mapping sections) {
        int before = findings().size();
        InventoryReader inventory = new InventoryReader(nodes);
        inventory.addStores(sections.get("stores"));
        Node saved = sections.get("inventory");
        Path declaring =
                saved != null && base != null && saved.location().file().name().equals(reader.name(base)) ? base : file;
        Path json = saved == null ? null : files.named(declaring, saved, "inventory", INVENTORIES);
        if (json != null) {
            inventory.addFile(reader.readPublic(json, Format.JSON));
        }
        boolean understood =
                !Finding.anyFails(findings().subList(before, findings().size()));
        Fact<Inventory> undeclared = complete && keysKnown ? new Fact.Undeclared<>() : Fact.unclear();
        return inventory.inventory(saved != null, complete && understood, undeclared);
    }
}
