/** Who may ask what Defender's documents have a permission for (MicrosoftDocs/defender-docs, defender-endpoint/api). */

import type { RequiredAccess } from '../access/roles.ts';

export const softwareReaders: RequiredAccess = { roles: ['Software.Read.All'], scopes: ['Software.Read'] };

export const vulnerabilityReaders: RequiredAccess = {
  roles: ['Vulnerability.Read.All'],
  scopes: ['Vulnerability.Read'],
};

export const recommendationReaders: RequiredAccess = {
  roles: ['SecurityRecommendation.Read.All'],
  scopes: ['SecurityRecommendation.Read'],
};

export const scoreReaders: RequiredAccess = { roles: ['Score.Read.All'], scopes: ['Score.Read'] };

export const alertReaders: RequiredAccess = { roles: ['Alert.Read.All'], scopes: ['Alert.Read', 'Alert.ReadWrite'] };

export const userReaders: RequiredAccess = { roles: ['User.Read.All'], scopes: ['User.Read.All'] };
