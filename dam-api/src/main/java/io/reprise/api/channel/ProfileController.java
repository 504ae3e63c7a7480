package io.reprise.api.channel;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.precondition.IfMatch;
import io.reprise.api.precondition.IfMatches;
import io.reprise.api.problem.Refusal;
import io.reprise.api.time.Positions;
import io.reprise.api.variant.RequirementText;
import io.reprise.domain.channel.ChannelProfileCommand;
import io.reprise.domain.channel.MarketGroup;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.ProfileRevision;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Rule;
import io.reprise.storage.event.Commands;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Channels and their profiles. */
@RestController
@RequestMapping("/api/v1")
class ProfileController {
    private final Profiles profiles;
    private final Commands commands;

    ProfileController(Profiles profiles, Commands commands) {
        this.profiles = profiles;
        this.commands = commands;
    }

    record RuleBody(
            String rule,
            String metric,
            String required,
            String source,
            @Nullable String sourceDate,
            String evidence,
            boolean blocks) {
        static RuleBody of(Rule rule) {
            return new RuleBody(
                    rule.name(),
                    rule.metric().code(),
                    RequirementText.of(rule.required()),
                    rule.source(),
                    rule.sourceDate(),
                    rule.evidence().code(),
                    rule.blocks());
        }
    }

    /** @param upcoming first days of revisions that are not in force yet */
    record ProfileBody(
            String profile,
            String channel,
            String name,
            List<String> markets,
            String role,
            @Nullable Integer revision,
            @Nullable LocalDate effectiveFrom,
            List<LocalDate> upcoming,
            List<RuleBody> rules,
            @Nullable Rendering rendering) {}

    record ChannelBody(String channel, String name, List<String> markets, List<String> profiles) {}

    record Items<T>(List<T> items) {}

    @GetMapping("/channels")
    @Gate(Capability.ANY_SIGNED_IN)
    Items<ChannelBody> channels() {
        Map<String, List<Profiles.Loaded>> byChannel = new TreeMap<>();
        for (Profiles.Loaded loaded : profiles.all()) {
            byChannel
                    .computeIfAbsent(latest(loaded).channel(), _ -> new ArrayList<>())
                    .add(loaded);
        }
        List<ChannelBody> items = new ArrayList<>();
        byChannel.forEach((channel, own) -> {
            TreeSet<String> markets = new TreeSet<>();
            own.forEach(
                    loaded -> markets.addAll(MarketGroup.expanded(latest(loaded).markets())));
            items.add(new ChannelBody(
                    channel,
                    channel,
                    List.copyOf(markets),
                    own.stream().map(ProfileController::name).toList()));
        });
        return new Items<>(items);
    }

    @GetMapping("/profiles")
    @Gate(Capability.ANY_SIGNED_IN)
    Items<ProfileBody> all() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Items<>(
                profiles.all().stream().map(loaded -> body(loaded, today)).toList());
    }

    @GetMapping("/profiles/{profile}")
    @Gate(Capability.ANY_SIGNED_IN)
    ProfileBody one(
            HttpServletResponse response,
            @PathVariable String profile,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable LocalDate on) {
        Profiles.Loaded loaded = profiles.find(profile, asOf).orElseThrow(ProfileController::missing);
        LocalDate day = on != null ? on : LocalDate.ofInstant(asOf == null ? Instant.now() : asOf, ZoneOffset.UTC);
        IfMatch.tag(response, loaded.version());
        return body(loaded, day);
    }

    @PutMapping("/profiles/{profile}")
    @Gate(Capability.DEFINE_PROFILES)
    @Answers({200, 201, 412, 428})
    ResponseEntity<ProfileBody> revise(
            Caller caller,
            @PathVariable String profile,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode definition) {
        Optional<Profiles.Loaded> existing = profiles.find(profile, null);
        Long expected = existing.isPresent() ? IfMatches.parse(ifMatch).version() : null;
        var command = new ChannelProfileCommand.Revise(profile, expected, ProfileForm.read(definition));
        Commands.Receipt receipt = commands.dispatch(
                command, new Commands.Context("user:" + caller.personId(), null, Correlation.current()));
        Profiles.Loaded revised = profiles.find(profile, null).orElseThrow(ProfileController::missing);
        return ResponseEntity.status(existing.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(IfMatch.tag(receipt.version()))
                .header(Positions.HEADER, receipt.position().encode())
                .body(body(revised, LocalDate.now(ZoneOffset.UTC)));
    }

    private static ProfileDefinition latest(Profiles.Loaded loaded) {
        return Objects.requireNonNull(loaded.profile().latest(), "a profile has a definition from its first event on");
    }

    private static String name(Profiles.Loaded loaded) {
        return Objects.requireNonNull(loaded.profile().profile(), "a profile has a name from its first event on");
    }

    private static Refusal missing() {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such profile.", Map.of());
    }

    private static ProfileBody body(Profiles.Loaded loaded, LocalDate day) {
        ProfileDefinition latest = latest(loaded);
        Optional<ProfileRevision> inForce = loaded.profile().on(day);
        List<LocalDate> upcoming = loaded.profile().revisions().stream()
                .map(ProfileRevision::effectiveFrom)
                .filter(from -> from.isAfter(day))
                .distinct()
                .sorted()
                .toList();
        return new ProfileBody(
                name(loaded),
                latest.channel(),
                latest.name(),
                latest.markets(),
                latest.role(),
                inForce.map(ProfileRevision::number).orElse(null),
                inForce.map(ProfileRevision::effectiveFrom).orElse(null),
                upcoming,
                inForce.map(revision ->
                                revision.rules().stream().map(RuleBody::of).toList())
                        .orElse(List.of()),
                inForce.map(ProfileRevision::rendering).orElse(null));
    }
}
