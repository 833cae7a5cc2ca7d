package fr.paraphe.security;

import java.util.Arrays;
import java.util.Optional;

/** The groups of the engine's identity tables (README, accounts): who somebody is in the procedure. What it may do is one table ({@link Access}); whose cases a person sees is a {@link Scope}. */
public enum Role {

    SECRETARIAT("secretariat", "service des assemblées", true),
    DGS("dgs", "direction générale des services", true),
    MAIRE("maire", "maire", true),
    ACADEMIE("academie", "services du rectorat", false),
    RECTEUR("recteur", "recteur", false),
    IEN("ien", "inspection de circonscription", false),
    GIP("gip", "GIP Formavie", false),
    DIRECTION("direction", "direction", true),
    ADMINISTRATION("camunda-admin", "administration", false);

    private final String id;
    private final String frenchName;
    private final boolean ofCommune;

    Role(String id, String frenchName, boolean ofCommune) {
        this.id = id;
        this.frenchName = frenchName;
        this.ofCommune = ofCommune;
    }

    /** The id of the group, as the models' candidate groups name it. */
    public String id() {
        return id;
    }

    public String frenchName() {
        return frenchName;
    }

    /** Claims and completes tasks of cases. */
    public boolean worksOnCases() {
        return Access.permits(this, Action.WORK_ON_TASKS);
    }

    /** Exists in each commune; direction exists on either side. */
    public boolean ofCommune() {
        return ofCommune;
    }

    public static Optional<Role> of(String group) {
        return Arrays.stream(values()).filter(role -> role.id.equals(group)).findFirst();
    }

    /** The name that people read, or the id of a group that is none of ours. */
    public static String nameOf(String group) {
        return of(group).map(Role::frenchName).orElse(group);
    }
}
