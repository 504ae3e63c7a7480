package io.reprise.api.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The people of the demo: one for each view of the library, each let in by a link that works once. */
final class DemoPeople {
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("Mei", "marketer");
        ROLES.put("Sam", "studio");
        ROLES.put("Finn", "finance");
        ROLES.put("Ada", "admin");
    }

    private final Client client;
    private final PrintWriter out;

    DemoPeople(Client client, PrintWriter out) {
        this.client = client;
        this.out = out;
    }

    /** Prints a new link for each, since the last ones may have been used. */
    void letIn(URI server) {
        Map<String, String> there = new HashMap<>();
        for (JsonNode user : client.get("/api/v1/users?size=500").object().path("items")) {
            there.put(Answer.text(user, "name", ""), Library.id(user, "id"));
        }
        out.println("Sign in, each link once and within 24 hours:");
        ROLES.forEach((name, role) -> {
            String id = there.containsKey(name) ? there.get(name) : added(name, role);
            JsonNode made = client.post("/api/v1/users/" + id + ":sign-in-link", Map.of())
                    .object();
            out.println("  %-9s %-5s %s%s".formatted(role, name, server, Answer.text(made, "link", "")));
        });
        out.flush();
    }

    private String added(String name, String role) {
        return Library.id(
                client.post("/api/v1/users", Map.of("name", name, "role", role)).object(), "id");
    }
}
