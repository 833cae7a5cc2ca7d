package fr.paraphe.security;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret addresses for calendars, which can neither log in nor keep a password: who has the address reads the deadlines of the account that made it, as that
 * account sees them at that moment, and nothing else. It is shown once, kept as a digest, and ends when it is revoked or made anew, or with the account.
 */
@Service
@Transactional
public class CalendarFeeds {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final Accounts accounts;
    private final CivilClock clock;
    private final AuditTrail trail;

    CalendarFeeds(JdbcClient database, Accounts accounts, CivilClock clock, AuditTrail trail) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        this.trail = trail;
    }

    /** The secret of a new address; the account's earlier one no longer opens anything. */
    public String open(String account) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        delete(account);
        trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, account).change("calendarFeed", null, "ouverte"));
        database.sql("insert into calendar_feed (account, sha256, created_at) values (?, ?, ?)").params(account, digest(secret), Timestamp.from(clock.now())).update();
        return secret;
    }

    public void revoke(String account) {
        if (delete(account) > 0) {
            trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, account).change("calendarFeed", "ouverte", null));
        }
    }

    private int delete(String account) {
        return database.sql("delete from calendar_feed where account = ?").param(account).update();
    }

    /** Since when the account has an address; empty where it has none. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(String account) {
        return database.sql("select created_at from calendar_feed where account = ?").param(account).query((row, at) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** Who made the address, with what this account may see now; empty where the secret opens nothing. */
    @Transactional(readOnly = true)
    public Optional<Who> behind(String secret) {
        return database.sql("select account from calendar_feed where sha256 = ?").param(digest(secret)).query(String.class).optional().flatMap(accounts::find);
    }

    private static String digest(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
