package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountEvent;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.store.erasure.ErasureQueries;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Accounts and what was done to them, and what personal data may be erased: for administrators.
public final class AccountResources {
  private static final int EVENTS = 200;

  private final Security security;
  private final Office office;

  public AccountResources(Security security, Office office) {
    this.security = security;
    this.office = office;
  }

  public List<Read> reads() {
    return List.of(
        Read.many("listAccounts", "/accounts", "/users", Reach.SITE, Account.class, this::accounts),
        Read.many(
            "listAccountEvents",
            "/accounts/events",
            "/users/log",
            Reach.SITE,
            AccountEvent.class,
            this::events));
  }

  /// The same with what needs the pages of erasure.
  public List<Read> erasures() {
    return List.of(
        Read.many(
            "listErasable",
            "/erasures",
            "/erasure",
            Reach.SITE,
            ErasureQueries.Erasable.class,
            this::erasable),
        Read.many(
            "listRetention",
            "/retention",
            "/retention",
            Reach.SITE,
            KeepTime.class,
            this::retention));
  }

  /// How long a kind of record is kept.
  ///
  /// @param kind `journal`, `readings`, `tallies`, `personal`, `reads`, `drafts` or `notices`
  public record KeepTime(String kind, int days) {}

  private Object retention(Context ctx) {
    KeepTimes times = office.erasures().times();
    List<KeepTime> all =
        Arrays.stream(Kept.values())
            .map(kind -> new KeepTime(kind.word(), times.of(kind)))
            .toList();
    return Slice.of(ctx, all, KeepTime::kind);
  }

  private Object accounts(Context ctx) {
    List<Account> all =
        security.accounts().stream().sorted(Comparator.comparing(Account::id)).toList();
    return Slice.of(ctx, all, one -> String.valueOf(one.id()));
  }

  private Object events(Context ctx) {
    return Slice.of(
        ctx,
        security.events(EVENTS),
        one -> one.at() + "/" + one.action() + "/" + one.subject() + "/" + one.actor());
  }

  private Object erasable(Context ctx) {
    return Slice.of(ctx, office.erasures().due(), one -> one.about().toString());
  }
}
