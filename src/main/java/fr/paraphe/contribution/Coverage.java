package fr.paraphe.contribution;

/** How the contribution of one school year of a convention will be found. */
public enum Coverage {

    /** A campaign was created for it: its process is to be started. */
    CAMPAIGN_CREATED,
    /** A campaign that was there already will find it. */
    IN_CAMPAIGN,
    /** Its window is over: the contribution is computed by itself, and its process is to be started. */
    OUTSIDE_CAMPAIGN,
    /** It has been computed already, or nothing is owed. */
    NOTHING_TO_DO
}
