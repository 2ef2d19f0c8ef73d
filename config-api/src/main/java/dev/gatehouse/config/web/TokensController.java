package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.access.Grant;
import dev.gatehouse.config.access.Issuing;
import dev.gatehouse.config.access.PathPrefix;
import dev.gatehouse.config.access.Scope;
import dev.gatehouse.config.access.Token;
import dev.gatehouse.config.access.Tokens;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.web.request.Caller;
import dev.gatehouse.config.web.request.Endpoint;
import dev.gatehouse.config.web.request.Numbers;
import dev.gatehouse.config.web.request.QueryParameters;
import dev.gatehouse.config.web.request.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Makes, lists and revokes tokens. Whoever administers a part of the tree sees and makes tokens of that part only.
@RestController
final class TokensController {
    private static final Logger LOG = LoggerFactory.getLogger(TokensController.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Makes a token. The answer is the only one that ever shows it.
    @PostMapping(path = Endpoint.Paths.TOKENS, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenBodies.Shown> make(
            @RequestBody TokenBodies.Wanted wanted, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        Grant grant = wanted.grant();
        if (!caller.grant().allows(Scope.ADMIN, grant.prefix())) {
            throw new Refusal(ErrorReason.CALLER_FORBIDDEN, "a part that the caller does not administer");
        }
        return switch (tokens.issue(grant, wanted.lifetime(), wanted.purpose(), caller.tokenId())) {
            case Issuing.Issued(var token, var text) -> {
                tellIssued(token);
                yield ResponseEntity.status(HttpStatus.CREATED).body(TokenBodies.Shown.of(token, text.reveal()));
            }
            case Issuing.Revoked(), Issuing.NoSuchToken() -> throw new IllegalStateException("nothing was revoked");
            case Issuing.Full() -> throw StoreOutages.full();
            case Issuing.Unavailable(var detail) -> throw StoreOutages.unavailable(detail);
            case Issuing.OutcomeUnknown(var detail) -> throw StoreOutages.unknown(detail);
        };
    }

    private static void tellIssued(Token token) {
        ConfigLog.TOKEN_ISSUED.log(
                LOG,
                "token_id",
                token.id(),
                "scopes",
                token.grant().scopes().stream().sorted().map(Scope::wireName).toList(),
                "prefix",
                token.grant().prefix(),
                "expires_at",
                token.expiresAt(),
                "by",
                token.createdBy());
    }

    /// The tokens of the caller's part, by id, without secrets.
    @GetMapping(Endpoint.Paths.TOKENS)
    TokenBodies.Page list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "" + CheckedStore.MAX_PAGE) String limit,
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        if (!after.isEmpty() && !ID.matcher(after).matches()) {
            throw QueryParameters.malformed("after");
        }
        int count = Math.toIntExact(Numbers.parse("limit", limit, CheckedStore.MAX_PAGE));
        List<Token> page = StoreOutages.read(tokens.list(after, count));
        PathPrefix own = caller.grant().prefix();
        return new TokenBodies.Page(
                page.stream()
                        .filter(token -> own.covers(token.grant().prefix()))
                        .map(token -> TokenBodies.Shown.of(token, null))
                        .toList(),
                page.size() < count ? null : page.getLast().id());
    }

    /// Ends a token at once.
    @DeleteMapping(Endpoint.Paths.TOKEN)
    ResponseEntity<Void> revoke(@PathVariable String id, @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        if (!ID.matcher(id).matches()) {
            throw nothing();
        }
        return switch (tokens.revoke(id, caller.grant().prefix())) {
            case Issuing.Revoked() -> {
                ConfigLog.TOKEN_REVOKED.log(LOG, "token_id", id, "by", caller.tokenId());
                yield ResponseEntity.noContent().build();
            }
            case Issuing.NoSuchToken() -> throw nothing();
            case Issuing.Issued _ -> throw new IllegalStateException("nothing was made");
            case Issuing.Full() -> throw StoreOutages.full();
            case Issuing.Unavailable(var detail) -> throw StoreOutages.unavailable(detail);
            case Issuing.OutcomeUnknown(var detail) -> throw StoreOutages.unknown(detail);
        };
    }

    private static Refusal nothing() {
        return new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "no such token");
    }
}
