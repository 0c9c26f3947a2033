package id.penjaga.hub.app.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody saw personal data.
///
/// @param id 0 before it is stored
/// @param account name of the login, or of the token
/// @param person number in the book; null for an account without one
/// @param exported whether it left the hub as a file
/// @param thing path of the page, with what it was asked for
/// @param address where the request came from
public record ReadRow(
    long id,
    Instant at,
    String account,
    @Nullable Long person,
    boolean exported,
    String thing,
    String address) {}
