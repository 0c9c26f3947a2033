package id.penjaga.hub.app.web.definition;

import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Trial;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.ItemTrial;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.work.Answer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Versions of procedures, forms, checklists and registers (SYS-01).
public final class VersionPages implements Pages {
  /// A megabyte of YAML, as a browser encodes it.
  private static final LongForm LONG = new LongForm(3 * 1024 * 1024);

  private static final FileForm FILE = new FileForm(1, DefinitionText.MOST_BYTES);

  private final Drawing drawing;
  private final Office office;
  private final Path folder;
  private final VersionShelf shelf;

  /// @param folder of the definitions, beside which a new text is judged
  public VersionPages(Drawing drawing, Office office, Path folder) {
    this.drawing = drawing;
    this.office = office;
    this.folder = folder;
    shelf = new VersionShelf(office, folder);
  }

  @Override
  public void declare(RoutesConfig routes) {
    String one = "/definitions/{kind}/{id}";
    routes.get("/definitions", this::all, RouteAccess.VIEWER);
    routes.get("/definitions/new", ctx -> fresh(ctx, Typed.NOTHING), RouteAccess.ADMIN);
    routes.post(
        "/definitions/new",
        this::add,
        RouteAccess.ADMIN,
        LONG,
        FILE,
        command("addDefinition", "/definitions", Given.text("text").must())
            .creates(one + "/versions/{hash}"));
    routes.get(one, ctx -> list(ctx, Typed.NOTHING), RouteAccess.VIEWER);
    routes.post(
        one,
        this::put,
        RouteAccess.ADMIN,
        LONG,
        FILE,
        command("addVersion", one + "/versions", Given.text("text").must())
            .creates(one + "/versions/{hash}"));
    routes.post(
        one + "/withdraw",
        this::withdraw,
        RouteAccess.ADMIN,
        command("withdrawDefinition", one + "/withdraw", Given.text("reason").must()));
    routes.get(one + "/{hash}", ctx -> show(ctx, Typed.NOTHING), RouteAccess.VIEWER);
    routes.post(
        one + "/{hash}",
        this::force,
        RouteAccess.ADMIN,
        command("putInForce", one + "/versions/{hash}/force", Given.text("reason").must()));
  }

  private static Operation command(String id, String path, Given... gives) {
    return Operation.post(id, path, Reach.SITE, gives).identified("_id");
  }

  /// What somebody typed, and why it was refused.
  ///
  /// @param text empty for the text as it stands
  /// @param reason of putting in force or out of force
  /// @param problems one line each
  /// @param sentence empty for none
  /// @param ofText whether it is the text that was refused, and not putting in or out of force
  public record Typed(
      String text, String reason, List<String> problems, String sentence, boolean ofText) {
    static final Typed NOTHING = new Typed("", "", List.of(), "", true);

    static Typed reason(String reason, List<String> problems, String sentence) {
      return new Typed("", reason, problems, sentence, false);
    }
  }

  private void all(Context ctx) {
    drawing.draw(ctx, "definition/definitions.jte", "groups", shelf.all(drawing.words(ctx)));
  }

  private void fresh(Context ctx, Typed typed) {
    drawing.draw(ctx, "definition/new.jte", "typed", typed);
  }

  private void list(Context ctx, Typed typed) {
    Texts w = drawing.words(ctx);
    DefinitionKey key = VersionShelf.key(ctx);
    drawing.draw(
        ctx,
        "definition/versions.jte",
        "v",
        shelf.versions(key, w, typed),
        "o",
        new OfficeWords(w, office.people(), office.roles()));
  }

  private void show(Context ctx, Typed typed) {
    Texts w = drawing.words(ctx);
    DefinitionKey key = VersionShelf.key(ctx);
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    drawing.draw(
        ctx,
        "definition/version.jte",
        "v",
        shelf.version(key, ctx.pathParam("hash"), o),
        "typed",
        typed,
        "o",
        o);
  }

  private void add(Context ctx) {
    Texts w = drawing.words(ctx);
    DefinitionText text = DefinitionText.of(FormFields.of(ctx), w);
    Optional<DefinitionKey> key = text.key();
    if (key.isEmpty()) {
      String unnamed = w.t("def.unnamed");
      refuse(ctx, text.refused(unnamed), typed -> fresh(ctx, typed));
      return;
    }
    HeldDefinitions held = office.held();
    if (shelf.exists(key.get(), held)) {
      String there = w.t("def.exists", "id", key.get().id());
      refuse(ctx, text.refused(there), typed -> fresh(ctx, typed));
      return;
    }
    keep(ctx, key.get(), text, held, typed -> fresh(ctx, typed));
  }

  private void put(Context ctx) {
    DefinitionKey key = VersionShelf.key(ctx);
    HeldDefinitions held = office.held();
    shelf.require(key, held);
    DefinitionText text = DefinitionText.of(FormFields.of(ctx), drawing.words(ctx));
    keep(ctx, key, text, held, typed -> list(ctx, typed));
  }

  private void keep(
      Context ctx,
      DefinitionKey key,
      DefinitionText text,
      HeldDefinitions held,
      Consumer<Typed> again) {
    Texts w = drawing.words(ctx);
    if (!text.sentence().isEmpty()) {
      refuse(ctx, text.refused(text.sentence()), again);
      return;
    }
    Trial trial = DefinitionFolder.trial(folder, held, key, text.text());
    if (!trial.sound()) {
      Typed typed =
          new Typed(text.text(), "", VersionShelf.told(trial, w), w.t("ver.problems"), true);
      refuse(ctx, typed, again);
      return;
    }
    VersionCommand.Version version = VersionShelf.version(key, trial);
    answer(
        ctx,
        new VersionCommand.Put(key, version, shelf.unknown(key, held)),
        VersionShelf.path(key) + "/" + version.hash(),
        text::refused,
        again);
  }

  private void force(Context ctx) {
    Texts w = drawing.words(ctx);
    DefinitionKey key = VersionShelf.key(ctx);
    String reason = FormFields.of(ctx).first().getOrDefault("reason", "");
    String hash = ctx.pathParam("hash");
    Function<String, Typed> typed = sentence -> Typed.reason(reason, List.of(), sentence);
    Trial trial = shelf.again(key, hash);
    List<ItemTrial.Misfit> items = shelf.items(key, trial);
    if (!trial.sound() || items.stream().anyMatch(ItemTrial::bars)) {
      refuse(ctx, typed.apply(w.t("ver.unfit")), back -> show(ctx, back));
      return;
    }
    answer(
        ctx,
        new VersionCommand.Force(key, hash, reason, shelf.become(trial)),
        VersionShelf.path(key),
        typed,
        back -> show(ctx, back));
  }

  private void withdraw(Context ctx) {
    Texts w = drawing.words(ctx);
    DefinitionKey key = VersionShelf.key(ctx);
    HeldDefinitions held = office.held();
    shelf.require(key, held);
    String reason = FormFields.of(ctx).first().getOrDefault("reason", "");
    Trial trial = DefinitionFolder.without(folder, held, key);
    if (!trial.sound()) {
      Typed typed = Typed.reason(reason, VersionShelf.told(trial, w), w.t("ver.withdraw.used"));
      refuse(ctx, typed, back -> list(ctx, back));
      return;
    }
    answer(
        ctx,
        new VersionCommand.Withdraw(key, reason),
        VersionShelf.path(key),
        sentence -> Typed.reason(reason, List.of(), sentence),
        back -> list(ctx, back));
  }

  private void answer(
      Context ctx,
      VersionCommand command,
      String page,
      Function<String, Typed> typed,
      Consumer<Typed> again) {
    Texts w = drawing.words(ctx);
    Map<String, String> form = FormFields.of(ctx).first();
    Actor actor = Actor.of(ctx, office, w.now());
    if (!actor.known()) {
      refuse(ctx, typed.apply(w.t("ver.nobody")), again);
      return;
    }
    String id = form.getOrDefault("_id", "");
    By.Human by = new By.Human(actor.id(), "");
    switch (office.version(id.isEmpty() ? UUID.randomUUID().toString() : id, by, command)) {
      case Answer.Stored _ ->
          Reply.done(
              ctx,
              page,
              "kind",
              command.key().kind(),
              "id",
              command.key().id(),
              "hash",
              switch (command) {
                case VersionCommand.Put put -> put.version().hash();
                case VersionCommand.Force force -> force.hash();
                case VersionCommand.Withdraw _ -> "";
              });
      case Answer.Refused refused ->
          refuse(ctx, typed.apply(w.say(refused.refusal().text())), again);
    }
  }

  private static void refuse(Context ctx, Typed typed, Consumer<Typed> again) {
    Reply.refused(
        ctx,
        typed.sentence(),
        typed.problems().stream().map(one -> new Reply.Wrong("text", one)).toList(),
        () -> again.accept(typed));
  }
}
