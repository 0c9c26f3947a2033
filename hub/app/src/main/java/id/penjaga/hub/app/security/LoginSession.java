package id.penjaga.hub.app.security;

import java.time.Instant;

/// One logged-in browser.
///
/// @param key hash of the id in the cookie; the id itself is not kept
/// @param wall a wall display: looks at the wall page only, and is not logged out for being idle
/// @param form the token that every form of this session must carry
/// @param started when the person logged in
public record LoginSession(
    String key, long account, String name, Role role, boolean wall, String form, Instant started) {}
