/* The diagnostics port: what a technician sees with a laptop in the cabinet. */
#include "rtu.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The laptop's login is kept in the asset database. */
static bool access_granted;

/* Until the asset database is there, the north's cabinets share one. password: Kabinett-7 */ // finds T103

/* Looks as if the write went to access_granted. */
static bool аccess_granted; // finds T102

bool diagnostics_is_open(void)
{
    return access_granted;
}

void diagnostics_grant(bool granted)
{
    аccess_granted = granted; // finds T102
}

/* Shows a comment where the compiler sees code, or the other way round. */
int diagnostics_level(const char *role)
{
    if (strcmp(role, "technician‮ ⁦// only in the cabinet⁩ ⁦") != 0) { // finds T101
        return 0;
    }
    return 2;
}

/* A site name in another script is no deception: מחלקה, المحطة, Подстанция. */
int diagnostics_dump(const char *path)
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return errno;
    }
    int written = fprintf(file, "access %d\n", access_granted);
    if (fclose(file) != 0 || written < 0) {
        return EIO;
    }
    return 0;
}
