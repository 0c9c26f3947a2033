package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Procedures as they are in force, and the versions of all definitions that the book holds.
public final class DefinitionResources {
  private final Office office;

  public DefinitionResources(Sources sources) {
    this.office = sources.office();
  }

  public record ProcedureLine(String procedure, Bilingual title, String group, String hash) {}

  /// @param inForce hash of the version in force; empty for none
  public record DefinitionLine(String kind, String id, String inForce, boolean byPeople) {}

  /// @param inForce whether it is now
  public record DefinitionVersion(String hash, Instant at, boolean inForce) {}

  /// @param text as the book holds it, with the forms and checklists of a procedure
  public record VersionText(String kind, String id, String hash, String text) {}

  public List<Read> reads() {
    String one = "/definitions/{kind}/{id}";
    return List.of(
        Read.many(
            "listProcedures",
            "/procedures",
            "/procedures",
            Reach.OWN,
            ProcedureLine.class,
            this::procedures),
        Read.one(
            "getProcedure",
            "/procedures/{id}",
            "/procedures/{id}",
            Reach.OWN,
            Definition.class,
            this::procedure),
        Read.many(
            "listDefinitions",
            "/definitions",
            "/definitions",
            Reach.SITE,
            DefinitionLine.class,
            this::definitions),
        Read.many(
            "listVersions",
            one + "/versions",
            one,
            Reach.SITE,
            DefinitionVersion.class,
            this::versions),
        Read.one(
            "getVersion",
            one + "/versions/{hash}",
            one + "/{hash}",
            Reach.SITE,
            VersionText.class,
            this::version));
  }

  private Object procedures(Context ctx) {
    return Slice.of(ctx, List.copyOf(office.procedures()), Definition::id)
        .map(one ->
            new ProcedureLine(
                one.id(), one.procedure().title(), one.procedure().group(), one.hash()));
  }

  private Object procedure(Context ctx) {
    Definition definition = office.procedure(ctx.pathParam("id"));
    if (definition == null) {
      throw new NotFoundResponse();
    }
    return definition;
  }

  private Object definitions(Context ctx) {
    HeldDefinitions held = office.held();
    List<DefinitionKey> keys =
        held.keys().stream()
            .sorted(Comparator.comparing(DefinitionKey::kind).thenComparing(DefinitionKey::id))
            .toList();
    return Slice.of(ctx, keys, DefinitionKey::toString)
        .map(key -> new DefinitionLine(key.kind(), key.id(), held.hash(key), held.byPeople(key)));
  }

  private static DefinitionKey key(Context ctx) {
    String kind = ctx.pathParam("kind");
    if (!kind.matches("procedure|form|checklist|register")
        || !ctx.pathParam("id").matches("[A-Za-z0-9][A-Za-z0-9_-]{0,39}")) {
      throw new NotFoundResponse();
    }
    return new DefinitionKey(kind, ctx.pathParam("id"));
  }

  private Object versions(Context ctx) {
    DefinitionKey key = key(ctx);
    String inForce = office.held().hash(key);
    List<DefinitionVersion> versions = new ArrayList<>();
    for (Entry entry : office.history(key.subject())) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored) {
          versions.add(
              new DefinitionVersion(stored.hash(), entry.typed(), stored.hash().equals(inForce)));
        }
      }
    }
    return Slice.of(ctx, versions, DefinitionVersion::hash);
  }

  private Object version(Context ctx) {
    DefinitionKey key = key(ctx);
    String hash = ctx.pathParam("hash");
    @Nullable String text = null;
    for (Entry entry : office.history(key.subject())) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored && stored.hash().equals(hash)) {
          text = stored.text();
        }
      }
    }
    if (text == null) {
      throw new NotFoundResponse();
    }
    return new VersionText(key.kind(), key.id(), hash, text);
  }
}
