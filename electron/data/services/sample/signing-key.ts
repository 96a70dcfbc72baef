import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Signs the digests of the sample and nothing else. It is no secret: whoever makes the same sample gets the same signatures. */
const KEY = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'RSA',
    e: 'AQAB',
    n:
      '3uMcIONa8g_s2jIDLz8VU_itL7AqIc7dElHUjsB6s9I95HR3q69OK6JNZ2S5Av-58t9iY3O0f9YiVGHxGl_qMk2KnkOxBlIn' +
      'uu2PjmJrXj7y3bkjYPprTC-dXSSWJ2nzAV9y6BgKTUMrZCo2apAR4k7EYsKzeVafoOwiv020Wa1lRv1I_OwI3I6bDRxXkhuk' +
      'GzzQvDX4y43Ega5i8LdhWA_OcuzHSkIl4WSHATfB7f1pc7lkvcu-1JareHr6alVt5g6jiinkjYLkz385HsKAHEfU81uUoCCi' +
      'IzBASDIGvEHCaLFOsHTw51vI9q_yuS6Axh8SwLrr87od1iFem1n8Fw',
    d:
      'EntYk22RgVhKtpPGadOG9uM8USOqyrThkKmnwNKQb3rJK7lwoZQ0HNrPek8C0bnXdx6I2mBMy6Y7oIL36sz17t05LQMbRGqU' +
      'Os7aGYoVscdHJ5WOK8t4EZAyh00Hr8BRqH_RV7zZQIDdBz2XgjdCFGGdrTwh2mI8HaxBpq_7JXhbZk7hH1fqkQ8MdReAmGki' +
      'o9eW0id-ntAGAmbnNvRoZkrDVOL_gT3dWA2-DeCNBtyNu2ZAqjJuS1BWSpD5JjyGeZp5mAANLRjP86IlqpXbSauBL1yHNZjk' +
      'wr5Nh33MrlOikrNrpruSXH8neSmBpE1h_YP6lumk8E_8YhorAnhbWQ',
    p:
      '8Cp0ZH_C-ar0ofVjK2W3R-4MghfZk_FLYJ_1W-u55XuLAymBPteuG9q3ly75cwiyLqh1q8UzSwfNE92G5FD-GCKsOYBAcylZ' +
      'HwA-rZDdXoCci90loQNDp1LobWQsM8KTSLWZo9QO3oE7jF2MdcH-KiZXgGSPk9sphqoaQhuuPSM',
    q:
      '7ZUGCbWYBLSgaw5FscaGqv001Gi9JgMKRwAQekyYo_rlSe3nwPc7fu-euIjWJDZS0UZHmRrersqDIyzBcWpl05EPUoJuO1X3' +
      '8ioKQ0GaTGuI20DPTtrWLelOvF38PMYRXA2KN5yyxlkNgUA7NVbVF6FF1OWuk_jdYAEmOooIdn0',
    dp:
      'nJ7jJsMW8ODnBlPT53I-816vs4tALjW2tX27ccWphplpz5canVPkTG_3OFW_AaDTKpBbpLhGuhCNUf4uwOh8vFqoPBuCbFez' +
      'sf7j4SbO5pky_hcrOfS6Av2Ta_texCaJDGq5llhtlfdrUR-UwRrQ2MYGXEm4RHExhIub8i7BE0c',
    dq:
      'cPL5ROJtXEdXQK4vWh4s5dutIxKMYibt2uVf8BS8OLFOEsCk_mtLgMSAq_B6BgtBgjasUVCh721dvPpJGRdhQ5ziMPLLXzA2' +
      'yY1NBb6Jka1KChqctDt7uaYChbEU-vubQy04ucmogH3T2s_jli8q7aoBXf636adV7498UjZPYa0',
    qi:
      'hfoNkUMhQ7cBtdFWVBGntpGdqqPkljtJDB96mXAL0iLIfEtiOEoGEes14CFHA_4ilkboVFNARu3fhHAKGZr0lfcd4tlp9XG4' +
      '7otUVVb0T6eGaSrU0RNbZ7rF_TKZwyddM0gpKV9btxVvEkPoa8IqartZeVa7Tbwga_lZHY8dCS8',
  },
});

/** As the service signs: hexadecimal digits of RSA with SHA-256. */
export function signed(text: string): string {
  return sign('sha256', Buffer.from(text), KEY).toString('hex');
}

/** What the signatures are verified with. */
export function publicKeyText(): string {
  return createPublicKey(KEY).export({ type: 'spki', format: 'pem' }).toString();
}
