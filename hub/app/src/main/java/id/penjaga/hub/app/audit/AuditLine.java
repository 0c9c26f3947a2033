package id.penjaga.hub.app.audit;

import id.penjaga.hub.core.audit.Change;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the audit.
///
/// @param by who, as the book knows them; null for what only accounts know
/// @param account name of the login; empty in entries of the book
/// @param thing a subject such as `case/17`, the name of an account, or the path of a page
/// @param what name of the action of an account; empty for others
/// @param changes what was changed from what to what; empty where that is not followed
/// @param entry of the book; null for others
/// @param address where the request came from; empty in entries of the book
public record AuditLine(
    Instant at,
    @Nullable By by,
    String account,
    AuditKind kind,
    String thing,
    String what,
    List<Change> changes,
    @Nullable Entry entry,
    String address) {}
